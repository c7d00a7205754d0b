"""勘误提示: what an editor declared odd in the source, told to the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.model import Erratum, Rulebook
from build_tools.render.markdown import block, escape, link

TITLE = "勘误提示"
GAP = "规则空缺"  # something that the rules leave open: no fault of the printing
WHOLE = "全文"  # where an erratum stands that belongs to no provision


def render_erratum(erratum: Erratum) -> str:
    """One paragraph: the editor's words, and where the odd words stand in the source."""
    content = f"**{GAP if erratum.kind == GAP else TITLE}** {escape(_words(erratum))}"
    return block("p", content, {"class": "editorial erratum", "role": "note"})


def render_errata(rulebook: Rulebook, place: Mapping[str, str], names: Mapping[str, str]) -> Iterator[str]:
    """The list of all errata of a rulebook, each with a link to its provision; nothing where it has none."""
    if not rulebook.errata:
        return
    yield block("h2", TITLE, {"id": "errata"})
    yield '<div class="editorial erratum" markdown="block">\n\n'
    for erratum in rulebook.errata:
        address = erratum.address or ""
        target = f"{names[address]}.md#{address}" if address in names else "full.md"
        kind = f"{GAP}：" if erratum.kind == GAP else ""
        yield f"-   {link(place.get(address) or WHOLE, target)} {kind}{escape(_words(erratum))}\n"
    yield "\n</div>\n\n"


def _words(erratum: Erratum) -> str:
    quote = f"“{erratum.quote.strip()}”" if erratum.quote.strip() else ""
    where = f"（原文第{erratum.line}行{quote}）" if erratum.line else ""
    return " ".join((erratum.note.strip() + where).split())
