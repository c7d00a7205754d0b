"""The EPUB edition: the official text with 条旨, notes, procedures and terms, for readers on screens of their own."""
