"""Where a problem of a text stands: provisions and passages to file, line, column, source line."""

from __future__ import annotations

from build_tools.model import Passage, Problem, Provision, Rulebook, Severity
from build_tools.parse.lines import split_lines


class Places:
    """The lines of one rulebook, so that problems can show them."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Split the text of a rulebook once."""
        self._file = rulebook.file
        self._lines = split_lines(rulebook.text)

    def problem(
        self,
        line: int,
        column: int,
        kind: str,
        message: str,
        *,
        severity: Severity = Severity.WARNING,
        width: int = 1,
        hint: str = "",
    ) -> Problem:
        """A problem at a line and column, both from 1, with the source line as its excerpt."""
        excerpt = self._lines[line - 1].text if 0 < line <= len(self._lines) else ""
        return Problem(self._file, line, column, severity, kind, message, excerpt, width, hint)

    def at_label(self, provision: Provision, kind: str, message: str) -> Problem:
        """A warning that underlines the label of a provision (its first words where it has none)."""
        width = len(provision.label.rstrip()) or len(provision.text)
        return self.problem(provision.line, provision.column, kind, message, width=width)


def text_start(provision: Provision | Passage) -> int:
    """The column where the text of a provision or passage begins, after indent and label."""
    indent = len(provision.indent) if isinstance(provision, Passage) else 0
    return provision.column + indent + len(provision.label)
