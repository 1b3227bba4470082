"""The process form: a case is taken on, worked on, sent back, closed and reopened."""
