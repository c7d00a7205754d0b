"""Pictures: pure functions from what is to be shown to shapes."""
