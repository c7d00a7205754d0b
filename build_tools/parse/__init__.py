"""From a text to a rulebook: lines, labels, the choice among labels, the tree, the metadata."""
