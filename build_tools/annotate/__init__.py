"""The annotators: plain functions from a corpus to what it says about spans of its text."""
