"""勘误提示: what an editor declared odd in the source, told to the reader.

What bears on the sense (缺编号标题, 括号全半角混用) stands in a box at its provision; mere typography (半角标点) in one
small line at the end of the article, so that nothing breaks the reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from build_tools.model import Erratum, Rulebook
from build_tools.render.markdown import block, escape, link

TITLE = "勘误提示"
GAP = "规则空缺"  # something that the rules leave open: no fault of the printing
TYPOGRAPHY = frozenset(("半角标点", "编号空格", "行首空格", "断行"))  # kinds that change no reader's understanding
WHOLE = "全文"  # where an erratum stands that belongs to no provision


def render_grave(errata: Sequence[Erratum]) -> Iterator[str]:
    """The errata of a provision that bear on the sense, a paragraph each: the editor's words, and where they stand."""
    grave = (erratum for erratum in errata if erratum.kind not in TYPOGRAPHY)
    told = dict.fromkeys((GAP if erratum.kind == GAP else TITLE, _words(erratum)) for erratum in grave)
    for title, words in told:
        yield block("p", f"**{title}** {escape(words)}", {"class": "editorial erratum", "role": "note"})


def render_typography(errata: Sequence[Erratum]) -> str:
    """One line for all that is odd in the typography of an article, each quote once; empty where nothing is."""
    quotes: dict[str, dict[str, None]] = {}
    for erratum in errata:
        if erratum.kind in TYPOGRAPHY:
            quotes.setdefault(erratum.note.strip().rstrip("。"), {})[f"“{erratum.quote.strip()}”"] = None
    if not quotes:
        return ""
    told = "；".join(f"{note}：{''.join(words)}" for note, words in quotes.items())
    content = f"{link(TITLE, 'index.md#errata')} {escape(told)}"
    return block("p", content, {"class": "editorial typography", "role": "note"})


def render_errata(rulebook: Rulebook, place: Mapping[str, str], names: Mapping[str, str]) -> Iterator[str]:
    """The list of all errata of a rulebook, each with a link to its provision; nothing where it has none."""
    if not rulebook.errata:
        return
    yield block("h2", TITLE, {"id": "errata"})
    yield '<div class="editorial erratum" markdown="block">\n\n'
    told = Counter((erratum.address or "", _listed(erratum)) for erratum in rulebook.errata)
    for (address, words), count in told.items():
        target = f"{names[address]}.md#{address}" if address in names else "full.md"
        times = f"，{count}处" if count > 1 else ""
        yield f"-   {link(place.get(address) or WHOLE, target)} {escape(words)}{times}\n"
    yield "\n</div>\n\n"


def _listed(erratum: Erratum) -> str:
    return (f"{GAP}：" if erratum.kind == GAP else "") + _words(erratum)


def _words(erratum: Erratum) -> str:
    quote = f"“{erratum.quote.strip()}”" if erratum.quote.strip() else ""
    where = f"（原文第{erratum.line}行{quote}）" if erratum.line else ""
    return " ".join((erratum.note.strip() + where).split())
