"""勘误提示: what an editor declared odd in the source, told to the reader."""

from __future__ import annotations

from build_tools.model import Erratum
from build_tools.render.markdown import block, escape


def render_erratum(erratum: Erratum) -> str:
    """One paragraph: the editor's words, and where the odd words stand in the source."""
    quote = f"“{erratum.quote.strip()}”" if erratum.quote.strip() else ""
    where = f"（原文第{erratum.line}行{quote}）" if erratum.line else ""
    content = f"**勘误提示** {escape(erratum.note.strip() + where)}"
    return block("p", content, {"class": "editorial erratum", "role": "note"})
