"""How well references are found, against laws whose references are known: `python -m tests.score_references [FOLDER]`.

FOLDER holds `<law>.txt` and `<law>.json`, whose `xrefs` another program resolved; without it, folder references of
$RULES_CORPUS or of ../shared/corpus. Bare 前款, 前两款, 前条, 本条 … are set aside, which that program does not link.
Of what is left every disagreement has been read in the text; annotate/reference_disagreements.tsv says who is right.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.annotate.references import find_references
from build_tools.model import Corpus, Reference, Rulebook
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from tests.project import ROOT

VERDICTS = Path(__file__).parent / "annotate" / "reference_disagreements.tsv"
OTHERS_RULE = re.compile(
    r"条(?P<article>\d+)(?:\x00?(?P<suffix>\d+))??(?:款(?P<paragraph>\d+))?(?:项(?P<item>\d+))?(?:目(?P<subitem>\d+))?"
)
OTHERS_HEADING = re.compile(r"(?:编(?P<part>\d+))?章(?P<chapter>\d+)(?:节(?P<section>\d+))?")
BARE = re.compile(r"(?:本条)?[前上][一两二三四五六七八九十]{0,2}[款条项章节]|本[编章节条款项]|[该同][条款]")
OURS, THEIRS, BOTH_WRONG = "ours", "theirs", "neither"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One resolved reference: the law, the provision it stands in, the provision it leads to."""

    law: str
    at: str
    target: str


@dataclass(frozen=True, slots=True)
class Score:
    """What two programs agree on, and what each has alone, as counts of occurrences."""

    agreed: Counter[Link]
    ours: Counter[Link]
    theirs: Counter[Link]
    words: dict[Link, str]


def corpus_folder() -> Path:
    """Where the laws with known references are."""
    return Path(os.environ.get("RULES_CORPUS") or ROOT.parent / "shared" / "corpus") / "references"


def read_law(path: Path) -> Rulebook:
    """A law's text as a rulebook."""
    text = path.read_text(encoding="utf-8-sig")
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    return Rulebook(path.stem, path.name, text, metadata, parsed.passages, parsed.provisions)


def to_address(printed: str) -> str:
    """The other program's id as an address: 条40款1项2 a40.p1.i2; 编1章4节8 pt1.c4.s8."""
    heading = OTHERS_HEADING.fullmatch(printed)
    if heading:
        part = f"pt{heading['part']}." if int(heading["part"] or 0) else ""
        return f"{part}c{heading['chapter']}" + (f".s{heading['section']}" if heading["section"] else "")
    rule = OTHERS_RULE.fullmatch(printed.partition("/")[0])
    if rule is None:
        return printed
    address = f"a{rule['article']}" + (f"-{rule['suffix']}" if rule["suffix"] else "")
    for letter, level in (("p", "paragraph"), ("i", "item"), ("j", "subitem")):
        address += f".{letter}{rule[level]}" if rule[level] else ""
    return address


def is_bare(reference: Reference) -> bool:
    """Whether a reference is a 前款 or one of its kin, without a number."""
    return BARE.fullmatch(reference.text) is not None


def score_law(path: Path) -> Score:
    """One law: what is found here against what the other program found."""
    record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    theirs = Counter(Link(path.stem, to_address(x["from"]), to_address(x["to"])) for x in record["xrefs"])
    words = {Link(path.stem, to_address(x["from"]), to_address(x["to"])): x["group"] for x in record["xrefs"]}
    found = find_references(Corpus((read_law(path),)))
    internal = [reference for reference in found if reference.kind == "internal" and not is_bare(reference)]
    links = [Link(path.stem, reference.at, str(reference.target)) for reference in internal]
    words |= dict(zip(links, (reference.text for reference in internal), strict=True))
    ours = Counter(links)
    return Score(ours & theirs, ours - theirs, theirs - ours, words)


def score_folder(folder: Path) -> Score:
    """All laws of a folder."""
    total = Score(Counter(), Counter(), Counter(), {})
    for path in sorted(folder.glob("*.txt")):
        one = score_law(path)
        total.agreed.update(one.agreed)
        total.ours.update(one.ours)
        total.theirs.update(one.theirs)
        total.words.update(one.words)
    return total


def read_verdicts() -> dict[Link, str]:
    """Who is right where the two differ, as read in the texts."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {Link(row["law"], row["from"], row["ours"] or row["theirs"]): row["right"] for row in rows}


def find_unread(score: Score, verdicts: dict[Link, str]) -> Iterator[tuple[str, Link, int]]:
    """Disagreements that nobody has judged yet."""
    for side, links in ((OURS, score.ours), (THEIRS, score.theirs)):
        yield from ((side, link, count) for link, count in sorted(links.items()) if link not in verdicts)


def main(folder: Path) -> int:
    """Prints the figures; 1 if a disagreement has not been judged."""
    score, verdicts = score_folder(folder), read_verdicts()
    agreed = sum(score.agreed.values())
    right = sum(count for link, count in score.ours.items() if verdicts.get(link) == OURS)
    missed = sum(count for link, count in score.theirs.items() if verdicts.get(link) == THEIRS)
    ours, theirs = agreed + sum(score.ours.values()), agreed + sum(score.theirs.values())
    print(f"laws {len(list(folder.glob('*.txt')))}, references found here {ours}, there {theirs}, by both {agreed}")
    print(f"as they stand:  precision {agreed / ours:.4f}, recall {agreed / theirs:.4f}")
    found = agreed + right
    print(f"as judged:      precision {found / ours:.4f}, recall {found / (found + missed):.4f}")
    unread = list(find_unread(score, verdicts))
    for side, link, count in unread:
        print(
            "\t".join(("not judged", side, *map(str, (link.law, link.at, score.words.get(link), link.target, count))))
        )
    return 1 if unread else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else corpus_folder()))
