"""Tests of the import: what governments publish becomes the same provisions, what is not to be trusted is refused."""
