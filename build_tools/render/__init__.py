"""Reading pages: Markdown of every page, and the citation of every provision."""
