"""What the REST services show of content, part by part, to those who may read it."""
