"""The search: its index, and the queries that it is measured by."""
