"""The download line: the files of a rulebook for other programs and for paper, offered on its pages.

All stand below downloads/<id>/; the name that a browser saves one under says which rulebook it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.model import Corpus, Rulebook
from build_tools.render.markdown import block, escape

FOLDER = "downloads"
NOT_IN_NAMES = re.compile(r"[^\w（）〔〕-]")
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: its ending, its name, what it is good for."""

    suffix: str
    name: str
    use: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file on offer: what it holds (本规则, 本章, 本岗位), where it stands below the root, the words of its link."""

    of: str
    path: str
    words: str
    saved: str  # the name to save it under
    about: str = ""


WHOLE = "本规则"
WORD = Form("docx", "Word", "正文，可以编辑，版式依 GB/T 9704-2012")
EPUB = Form("epub", "EPUB", "电子书，带条旨、编者注、审批链和术语")
BOOK_FORMS = (WORD, EPUB)


def download_path(rulebook: Rulebook, form: Form) -> str:
    """Where a form of a whole rulebook stands, below docs/ as on the site."""
    return f"{FOLDER}/{rulebook.id}/{rulebook.id}.{form.suffix}"


def book_downloads(rulebook: Rulebook) -> tuple[Download, ...]:
    """The files that hold a whole rulebook."""
    return tuple(
        Download(WHOLE, download_path(rulebook, form), form.name, saved_name(rulebook, form.suffix), form.use)
        for form in BOOK_FORMS
    )


def handbook_downloads(corpus: Corpus, rulebook: Rulebook, subject: str = "") -> tuple[Download, ...]:
    """The handbooks of a whole rulebook, or of what one of its pages is about; none where the build makes none."""
    return tuple(
        Download(offer.of, offer.path, offer.words, saved_name(rulebook, "pdf", offer.saved), "PDF，可以打印")
        for offer in corpus.offers
        if (offer.rulebook, offer.subject) == (rulebook.id, subject)
    )


def saved_name(rulebook: Rulebook, suffix: str, part: str = "") -> str:
    """济南市莱芜区人民政府工作规则.docx; with a part, 济南市莱芜区人民政府工作规则-第八章会议制度.pdf."""
    names = (NOT_IN_NAMES.sub("", name)[:LONGEST_NAME] for name in (rulebook.metadata.title, part) if name)
    return f"{'-'.join(name for name in names if name) or rulebook.id}.{suffix}"


def render_downloads(downloads: Sequence[Download], up: str = "../") -> str:
    """One quiet line of links (下载本规则 Word EPUB 本章 PDF), from a page so far below the root; or nothing."""
    groups = {download.of: [one for one in downloads if one.of == download.of] for download in downloads}
    said = (f"<span>{of}</span> {' '.join(_link(one, up) for one in group)}" for of, group in groups.items())
    attributes = {"class": "downloads"}
    return block("p", f"下载{'　'.join(said)}", attributes) if downloads else ""


def _link(download: Download, up: str) -> str:
    about = f' title="{escape(download.about)}"' if download.about else ""
    return f'[{escape(download.words)}]({up}{download.path}){{ download="{download.saved}"{about} }}'
