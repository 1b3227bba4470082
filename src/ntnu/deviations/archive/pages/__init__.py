"""The archive on the page of a case: the status of its exports, and sending it."""
