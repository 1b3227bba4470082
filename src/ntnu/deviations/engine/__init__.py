"""Everything a person does to a case: one module for each action, and the one place that writes."""
