"""XHTML by hand: text that is safe in XML, the frame of a page, the style sheet of the book."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from build_tools.setting import printable

LANGUAGE = "zh-CN"
STYLE = """\
body { margin: 0 4%; font-family: "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", serif; line-height: 1.75;
  text-align: justify; line-break: strict; }
h1, h2, h3, .title, .annex { font-family: "Heiti SC", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif;
  font-weight: bold; text-align: center; text-indent: 0; line-height: 1.4; break-after: avoid;
  page-break-after: avoid; }
h1 { margin: 1.5em 0 1em; font-size: 1.3em; }
h2 { margin: 1.2em 0 0.8em; font-size: 1.1em; }
h3 { margin: 1em 0 0.6em; font-size: 1em; }
p { margin: 0.35em 0; text-indent: 2em; orphans: 2; widows: 2; }
.title { margin: 0.4em 0; font-size: 1.4em; }
.head { margin: 0.4em 0; font-size: 1.15em; font-weight: bold; text-align: center; text-indent: 0; }
.number, .caption { text-align: center; text-indent: 0; }
.annex { text-align: left; font-size: 1.1em; }
.flush { text-indent: 0; }
.signature, .date { margin-right: 2em; text-align: right; text-indent: 0; }
.copy { font-size: 0.9em; text-indent: 0; text-align: left; overflow-wrap: anywhere; }
.article { margin-top: 0.9em; }
.label { font-family: "Heiti SC", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif; font-weight: bold; }
.gist { font-family: "Kaiti SC", "KaiTi", serif; opacity: 0.8; }
.noteref { font-size: 0.7em; line-height: 0; vertical-align: super; text-decoration: none; }
a.reference { color: inherit; text-decoration: underline; }
a.term { color: inherit; text-decoration: underline; text-decoration-style: dotted; }
.notes { margin-top: 2em; padding-top: 0.5em; border-top: 1px solid; font-size: 0.85em; line-height: 1.6; }
aside p { text-indent: 0; }
.editorial { font-size: 0.9em; text-indent: 0; opacity: 0.85; }
table { width: 100%; margin: 1em 0; border-collapse: collapse; font-size: 0.85em; line-height: 1.5; }
td { padding: 0.2em 0.4em; border: 1px solid; text-align: left; vertical-align: top; }
dt { margin-top: 0.8em; font-weight: bold; }
dd { margin: 0.2em 0 0 1.5em; overflow-wrap: anywhere; }
dfn { font-style: normal; }
.steps li { margin: 0.6em 0; text-align: left; }
.steps small, .places { font-size: 0.85em; opacity: 0.85; }
figure { margin: 1em 0; text-align: center; }
figure svg { max-width: 100%; height: auto; max-height: 92vh; background: #fff; }
figcaption { font-size: 0.8em; text-align: left; text-indent: 0; }
.narrow { display: none; }
@media (max-width: 30em) { .wide { display: none; } .narrow { display: block; } }
nav ol { padding-left: 1.2em; list-style: none; }
nav a { color: inherit; text-decoration: none; }
nav li { margin: 0.3em 0; text-align: left; }
.cover { margin-top: 18%; text-align: center; text-indent: 0; }
.cover p { text-align: center; text-indent: 0; }
.cover h1 { font-size: 1.8em; }
.standing { margin-top: 3em; }
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its words, where it leads (nothing: a heading alone), and what stands below it."""

    title: str
    href: str
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the book: its name without ending, its title, the content of its body, what kind of section it is."""

    name: str
    title: str
    body: str
    kind: str  # of the EPUB structural vocabulary: chapter, preface, appendix, glossary …
    below: tuple[Entry, ...] = ()  # its entries in the contents
    group: str = ""  # the heading under which the contents list it

    @property
    def file(self) -> str:
        """Its name in the book."""
        return f"{self.name}.xhtml"

    @property
    def has_pictures(self) -> bool:
        """Whether it holds SVG, which the package has to say."""
        return "<svg" in self.body


def words(text: str) -> str:
    """Text as XML."""
    return escape(printable(text))


def value(text: str) -> str:
    """Text as an attribute's value, in quotes."""
    return quoteattr(printable(text))


def link(text: str, href: str, kind: str = "") -> str:
    """A link of this class."""
    named = f" class={value(kind)}" if kind else ""
    return f"<a{named} href={value(href)}>{words(text)}</a>"


def paragraph(content: str, kind: str = "", identifier: str = "") -> str:
    """A paragraph of content that is XML already."""
    named = f" class={value(kind)}" if kind else ""
    anchor = f" id={value(identifier)}" if identifier else ""
    return f"<p{anchor}{named}>{content}</p>\n"


def write_page(title: str, content: str, kind: str = "") -> bytes:
    """A whole XHTML file."""
    section = f'<section epub:type="{kind}">\n{content}</section>' if kind else content
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{LANGUAGE}" xml:lang="{LANGUAGE}">\n'
        f'<head><meta charset="utf-8"/><title>{words(title)}</title>'
        '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{section}\n</body>\n</html>\n"
    ).encode()
