"""引用文件: every instrument that the texts cite, by kind, and every place that cites it.

Kind and issuer are what an editor registered; what no register knows is listed last, as 未登记.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from build_tools.model import Corpus, OutputFile, Provision, Reference
from build_tools.render.markdown import ELLIPSIS, Value, block, escape, front_matter, link
from build_tools.render.previews import HELD, NOT_HELD, instrument_kind
from build_tools.render.shelf import UNREGISTERED, Cited, Shelf, place_name, place_url, stock_shelf

TITLE = "引用文件"
LEAD = "本站各规则引用的法律、法规、党内法规、规范性文件和其他文件，以及引用的每一处。"
STANDING = "类别与机关由编者登记，以发布机关公布为准。"
NONE_CITED = "本站各规则没有引用其他文件。"
GROUP_TITLES = {"待核": "类别待核", UNREGISTERED: "未登记"}
AROUND = 12  # characters of the text on either side of a citation
MARKS = "，。；：、！？"


def render_instruments(corpus: Corpus) -> Iterator[OutputFile]:
    """The one page, at the root of the site."""
    guiju: Value = {
        "kind": "instruments",
        "contents": [],
        "crumbs": [{"title": "首页", "url": "index.html"}, {"title": TITLE, "url": None}],
        "previous": None,
        "next": None,
    }
    values: dict[str, Value] = {"title": TITLE, "description": LEAD, "guiju": guiju}
    yield OutputFile("instruments.md", (front_matter(values) + "".join(_body(stock_shelf(corpus)))).encode())


def _body(shelf: Shelf) -> Iterator[str]:
    yield block("h1", TITLE, {"id": "instruments"})
    yield block("p", LEAD, {"class": "lead"})
    places = sum(len(cited.references) for cited in shelf.cited.values())
    counted = f"共{len(shelf.cited)}件，引用{places}处。" if shelf.cited else NONE_CITED
    yield block("p", counted + STANDING, {"class": "editorial standing"})
    for number, (kind, members) in enumerate(groupby(shelf.cited.values(), key=lambda cited: cited.kind), 1):
        yield block("h2", GROUP_TITLES.get(kind, kind), {"id": f"kind-{number}"})
        for cited in members:
            yield from _entry(shelf, cited)


def _entry(shelf: Shelf, cited: Cited) -> Iterator[str]:
    yield block("h3", escape(cited.title), {"id": cited.anchor, "class": "instrument"})
    yield "".join(f"{name}\n:   {value}\n\n" for name, value in _rows(cited))
    for rulebook, references in groupby(cited.references, key=lambda reference: reference.rulebook):
        yield from _places(shelf, rulebook, tuple(references))


def _rows(cited: Cited) -> Iterator[tuple[str, str]]:
    known = cited.instrument
    if known is None:
        yield "类", escape(instrument_kind(known))
    if known and known.issuer:
        yield "机关", escape(known.issuer)
    if known and known.number:
        yield "文号", escape(known.number)
    called = dict.fromkeys("".join(reference.text.split()) for reference in cited.references)
    others = [name for name in called if name != f"《{cited.title}》"]
    if others:
        yield "文中称", "、".join(map(escape, others))
    yield "全文", link(HELD, f"{cited.rulebook}/index.md") if cited.rulebook else NOT_HELD


def _places(shelf: Shelf, rulebook: str, references: Sequence[Reference]) -> Iterator[str]:
    """Every place of one rulebook that cites an instrument, with the words around it."""
    title = shelf.rulebooks[rulebook].metadata.title
    yield block("p", f"{link(title, f'{rulebook}/index.md')} {len(references)}处", {"class": "citing"})
    provisions = {provision.address: provision for provision in shelf.rulebooks[rulebook].provisions}
    for reference in references:
        place = link(place_name(shelf, reference), place_url(shelf, reference))
        yield f"-   {place} {_excerpt(provisions[reference.at], reference)}\n"
    yield "\n"


def _excerpt(provision: Provision, reference: Reference) -> str:
    """A few words before and after a citation, the citation itself marked."""
    before, after = provision.text[: reference.start], provision.text[reference.end :]
    left = before[-AROUND:].lstrip(MARKS)
    right = after[:AROUND].rstrip(MARKS)
    opening = ELLIPSIS if len(before) > AROUND else ""
    closing = ELLIPSIS if len(after) > AROUND else ""
    words = escape(" ".join(provision.text[reference.start : reference.end].split()))
    return f'<span class="excerpt">{opening}{escape(left)}<b>{words}</b>{escape(right)}{closing}</span>'
