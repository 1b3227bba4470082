"""Everything a person does to a case: one module for each act, and the one place that writes."""
