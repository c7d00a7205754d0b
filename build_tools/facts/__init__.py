"""facts.yml: what a person reviewed, read into statements and tied to the words of the text."""
