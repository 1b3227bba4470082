"""The clock: what is due is done when it is due, by each server and once for all of them."""
