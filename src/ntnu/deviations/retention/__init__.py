"""Deletes personal data of a case when the retention period is over."""
