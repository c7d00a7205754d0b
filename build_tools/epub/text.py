"""The official text as pages of the book, a chapter each: every line as printed, 条旨, references, notes at the end.

What is inside elements of class `official` is the text, whole and in order; nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_tools.epub.markup import Entry, Page, link, paragraph, value, words
from build_tools.model import Corpus, Level, Passage, Reference, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.glossary import merge_terms, term_anchor
from build_tools.render.links import cut_text, find_spans
from build_tools.render.page import page_names, reading_pages
from build_tools.setting import HEADINGS, Kind, SetLine, find_set_lines, group_tables

FRONT, BACK = "front", "back"
CLASSES = {
    Kind.HEAD: "head",
    Kind.NUMBER: "number",
    Kind.ADDRESSEE: "flush",
    Kind.SIGNATURE: "signature",
    Kind.DATE: "date",
    Kind.COPY: "copy",
    Kind.RULE: "copy",
    Kind.ANNEX: "annex",
    Kind.TITLE: "title",
    Kind.CAPTION: "caption",
    Kind.CONTENTS: "flush",
    Kind.ARTICLE: "article",
}
OPENING = (Kind.TITLE, Kind.CAPTION, Kind.ANNEX, Kind.CONTENTS)
LOWEST = 3  # h3


@dataclass(frozen=True, slots=True)
class Use:
    """Characters [start, end) of a provision's text that use a term."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Apparatus:
    """What is said beside the text of a rulebook, by address; and the file that holds each address."""

    rulebook: Rulebook
    passages: Mapping[int, tuple[Passage, ...]]  # by line
    pages: Mapping[str, str]
    gists: Mapping[str, str]
    notes: Mapping[str, tuple[str, ...]]
    references: Mapping[str, tuple[Reference, ...]]
    terms: Mapping[str, tuple[Use, ...]]

    @property
    def title(self) -> str:
        """The title of the text; its id where it has none, since no book may go without."""
        return self.rulebook.metadata.title or self.rulebook.id


def gather(corpus: Corpus, rulebook: Rulebook) -> Apparatus:
    """The apparatus of one rulebook."""
    own = tuple(one for one in corpus.references if one.rulebook == rulebook.id)
    references: dict[str, tuple[Reference, ...]] = {}
    for reference in own:
        references[reference.at] = (*references.get(reference.at, ()), reference)
    lines = groupby(rulebook.passages, key=lambda passage: passage.line)
    return Apparatus(
        rulebook,
        {number: tuple(passages) for number, passages in lines},
        page_names(reading_pages(rulebook)),
        dict(corpus.sheet(rulebook.id).gists),
        _find_notes(corpus, rulebook),
        references,
        _find_uses(corpus, rulebook, references),
    )


def _find_notes(corpus: Corpus, rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """编者注 and 勘误提示, each once at its provision."""
    found: dict[str, dict[str, None]] = {}
    for note in corpus.sheet(rulebook.id).notes:
        about = f"“{note.quote}”：" if note.quote else ""
        found.setdefault(note.at, {})[f"编者注：{about}{note.text}"] = None
    for erratum in rulebook.errata:
        about = f"“{erratum.quote.strip()}”：" if erratum.quote.strip() else ""
        found.setdefault(erratum.address or "", {})[f"勘误提示：{about}{erratum.note.strip()}"] = None
    return {address: tuple(notes) for address, notes in found.items()}


def _find_uses(
    corpus: Corpus, rulebook: Rulebook, references: Mapping[str, Sequence[Reference]]
) -> dict[str, tuple[Use, ...]]:
    """The first use of each term in an article, where no reference and no longer term stands; by provision."""
    owners, seen = find_owners(rulebook), set[tuple[str, str]]()
    terms = sorted(merge_terms(corpus.sheet(rulebook.id)), key=len, reverse=True)
    found: dict[str, tuple[Use, ...]] = {}
    for provision in rulebook.provisions:
        taken = [(one.start, one.end) for one in references.get(provision.address, ())]
        article = owners.get(provision.address, provision.address)
        for word in terms if provision.level > Level.ARTICLE else ():
            start = provision.text.find(word)
            end = start + len(word)
            free = start >= 0 and not any(start < other and one < end for one, other in taken)
            if free and (article, word) not in seen:
                seen.add((article, word))
                taken.append((start, end))
                found[provision.address] = (*found.get(provision.address, ()), Use(start, end, word))
    return {address: tuple(sorted(uses, key=lambda use: use.start)) for address, uses in found.items()}


def write_text_pages(known: Apparatus) -> Iterator[Page]:
    """印发通知, the chapters, 抄送: together every line of the source."""
    titles = {page.name: page.title for page in reading_pages(known.rulebook)}
    titles |= {FRONT: "印发通知", BACK: "文末"}
    for name, lines in _share_out(known).items():
        kind = {FRONT: "preface", BACK: "appendix"}.get(name, "chapter")
        body = "".join(_write_page(known, name, lines))
        yield Page(name, titles.get(name, "正文"), body, kind, tuple(_entries(known, name, lines)))


def _share_out(known: Apparatus) -> dict[str, list[SetLine]]:
    """The lines of each page; what opens a text (its title, 题注) stands on the page of the provision that follows."""
    lines = find_set_lines(known.rulebook)
    shared: dict[str, list[SetLine]] = {}
    page = BACK if lines else ""
    owners: list[str] = []
    for line in reversed(lines):
        opens = line.kind in OPENING and page != BACK
        page = known.pages[line.provision.address] if line.provision else page
        owners.append(page if line.provision or opens or page == BACK else "")
    before = FRONT
    for line, owner in zip(lines, reversed(owners), strict=True):
        before = owner or before
        shared.setdefault(before if known.pages else FRONT, []).append(line)
    return shared


def _entries(known: Apparatus, name: str, lines: Sequence[SetLine]) -> Iterator[Entry]:
    """The articles of a page, for the contents."""
    for line in lines:
        if line.provision and line.provision.level is Level.ARTICLE:
            gist = known.gists.get(line.provision.address, "")
            title = f"{line.label.strip()} {gist}".strip()
            yield Entry(title or "（未编号）", f"{name}.xhtml#{line.provision.address}")


def _write_page(known: Apparatus, name: str, lines: Sequence[SetLine]) -> Iterator[str]:
    ranks = {kind: rank for rank, kind in enumerate((k for k in HEADINGS if any(x.kind is k for x in lines)), 1)}
    notes: list[str] = []
    for group in group_tables(lines):
        if group[0].kind is Kind.ROW and len(group) > 1:
            rows = "".join(_row(line) for line in group)
            yield f"<table>\n{rows}</table>\n"
        elif group[0].kind in ranks:
            tag, line = f"h{min(ranks[group[0].kind], LOWEST)}", group[0]
            yield f"<{tag}{_identifier(line)}>{_pieces(known, name, line, notes)}</{tag}>\n"
        else:
            line = group[0]
            anchor = line.provision.address if line.provision else ""
            yield paragraph(_pieces(known, name, line, notes), CLASSES.get(line.kind, ""), anchor)
    if notes:
        yield f'<div class="notes">\n{"".join(notes)}</div>\n'


def _identifier(line: SetLine) -> str:
    return f" id={value(line.provision.address)}" if line.provision else ""


def _row(line: SetLine) -> str:
    cells = "".join(f'<td class="official">{words(cell)}</td>' for cell in line.cells)
    return f"<tr{_identifier(line)}>{cells}</tr>\n"


def _pieces(known: Apparatus, name: str, line: SetLine, notes: list[str]) -> str:
    """The words of a line, passage by passage, each with its anchor, 条旨 and the signs of its notes."""
    pieces = ""
    passages = known.passages[line.number]
    for number, passage in enumerate(passages):
        indent = passage.indent if number else passage.indent.lstrip()
        label = words(indent + passage.label)
        kind = "official label" if line.kind is Kind.ARTICLE and not number else "official"
        pieces += f'<span class="{kind}">{label}</span>' if label.strip() else label
        gist = known.gists.get(passage.address or "")
        pieces += f'<span class="gist">【{words(gist)}】</span>' if gist else ""
        text = _mark(known, name, passage)
        anchor = f" id={value(passage.address)}" if number and passage.address else ""
        pieces += f'<span class="official"{anchor}>{text}</span>' if text or anchor else ""
        pieces += "".join(_sign(note, notes) for note in known.notes.get(passage.address or "-", ()))
    return pieces


def _sign(note: str, notes: list[str]) -> str:
    """The sign of a note; the note itself is put with the others of the page."""
    number = len(notes) + 1
    back = f'<a href="#r{number}" role="doc-backlink">〔{number}〕</a>'
    notes.append(
        f'<aside id="n{number}" epub:type="footnote" role="doc-footnote"><p>{back} {words(note)}</p></aside>\n'
    )
    attributes = f'class="noteref" epub:type="noteref" role="doc-noteref" id="r{number}" href="#n{number}"'
    return f"<a {attributes}>〔{number}〕</a>"


def _mark(known: Apparatus, name: str, passage: Passage) -> str:
    """A passage's words, references to provisions of the same text and terms as links."""
    text, at = passage.text, passage.address or ""
    pieces = cut_text(len(text), find_spans(known.references.get(at, ())))
    marked = ""
    for start, end, span in pieces:
        targets = [one.target for one in span.references if one.kind == "internal" and one.target] if span else []
        if targets and targets[0] in known.pages:
            page = known.pages[targets[0]]
            href = f"#{targets[0]}" if page == name else f"{page}.xhtml#{targets[0]}"
            marked += link(text[start:end], href, "reference")
        else:
            marked += _mark_terms(text, start, end, known.terms.get(at, ()))
    return marked


def _mark_terms(text: str, start: int, end: int, terms: Sequence[Use]) -> str:
    marked = ""
    for term in terms:
        if start <= term.start and term.end <= end:
            marked += words(text[start : term.start])
            marked += link(text[term.start : term.end], f"glossary.xhtml#{term_anchor(term.word)}", "term")
            start = term.end
    return marked + words(text[start:end])
