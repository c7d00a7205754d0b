"""The index of the search: what the scripts in docs/assets/search/ read."""
