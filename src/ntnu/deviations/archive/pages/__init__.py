"""The archive on the page of a case: where it stands there, and sending it."""
