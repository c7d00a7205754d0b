"""Drift: the hash of each provision that a fact was reviewed against, kept in facts.lock beside facts.yml.

A quote that is gone is 失效, one that now stands elsewhere 移位 (both found on reading); a quote that stands in
a paragraph that has changed since is 复核, a warning until the editor accepts it (`python -m build_tools accept`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from build_tools.facts.addresses import address_name
from build_tools.model import OutputFile, Problem, Rulebook, Severity
from build_tools.statements import Sheet
from build_tools.yamlfile import Value, YamlFile

HASH_LENGTH = 16
HEADER = "# 每行：条款、复核标注时该条款文字的指纹。由 python -m build_tools accept 写出，不要手改。"


def read_lock(text: str) -> dict[str, str]:
    """The hashes that a lock file holds, by address."""
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows if len(row) > 1}


def write_lock(rulebook: Rulebook, sheet: Sheet) -> OutputFile:
    """facts.lock for the facts as they stand against the text as it stands."""
    current = provision_hashes(rulebook)
    rows = [f"{address} {current[address]}" for address in _addresses(rulebook, sheet)]
    return OutputFile("facts.lock", ("\n".join([HEADER, *rows]) + "\n").encode())


def provision_hashes(rulebook: Rulebook) -> dict[str, str]:
    """The hash of every provision's own text, by address."""
    return {p.address: hashlib.sha256(p.text.encode()).hexdigest()[:HASH_LENGTH] for p in rulebook.provisions}


def _addresses(rulebook: Rulebook, sheet: Sheet) -> Iterator[str]:
    used = {fact.at for fact in sheet.all_facts}
    return (provision.address for provision in rulebook.provisions if provision.address in used)


def find_drift(file: YamlFile, rulebook: Rulebook, sheet: Sheet, reviewed: Mapping[str, str]) -> Iterator[Problem]:
    """A warning for each provision with facts that changed since it was reviewed, or was never accepted."""
    current = provision_hashes(rulebook)
    first = {fact.at: fact.place for fact in reversed(sheet.all_facts)}
    for address in _addresses(rulebook, sheet):
        place = Value(first[address].line, first[address].column)
        if address not in reviewed:
            message = f"{address_name(address)}的标注还没有登记，核对后运行 accept"
        elif reviewed[address] != current[address]:
            message = f"{address_name(address)}的文字在标注之后改过，请逐条复核，再运行 accept"
        else:
            continue
        yield file.problem(place, message, kind="复核", severity=Severity.WARNING)
