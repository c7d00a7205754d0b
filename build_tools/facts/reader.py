"""What the records of a facts.yml are read against, and the problems met so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_tools.facts.names import Names
from build_tools.model import Problem, Rulebook, Severity
from build_tools.yamlfile import Value, YamlFile


@dataclass(slots=True)
class Reader:
    """What records of one file are read against, and the problems met so far."""

    file: YamlFile
    rulebook: Rulebook
    names: Names
    problems: list[Problem] = field(default_factory=list)

    def fault(self, place: Value, kind: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Keep a problem at a place of the file."""
        self.problems.append(self.file.problem(place, message, kind=kind, severity=severity, hint=hint))
