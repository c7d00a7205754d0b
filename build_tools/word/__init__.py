"""The Word edition: the official text for those who must edit it, in the geometry of GB/T 9704-2012."""
