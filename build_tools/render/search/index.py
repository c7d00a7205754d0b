"""The files of the search index: `search/common.js`, one file a rulebook, and postings where there are many.

They are classic scripts that hand their content to docs/assets/search/index.js, because a page that was opened
from disk may load scripts but no data. Up to WHOLE rulebooks a browser reads all of them; beyond, it reads the
postings of the query's own pairs of characters, and then the few rulebooks that answer best.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.records import Json
from build_tools.render.search.book import book_record, find_entries
from build_tools.render.search.postings import SHARDS, find_postings
from build_tools.render.shelf import stock_shelf

WHOLE = 8
FOLDER = "search"
GOVERNMENT = re.compile(r"(?P<place>.+?)人民政府")
PLACE = re.compile(r"[^省市区县州盟旗]+?(?:自治[区州县旗]|[省市区县州盟旗])")


def render_search(corpus: Corpus, made: Collection[str]) -> Iterator[OutputFile]:
    """The index of a corpus; of the pages that are made only those named here are linked."""
    shelf = stock_shelf(corpus)
    shards = SHARDS if len(corpus.rulebooks) > WHOLE else 0
    common: Json = {
        "books": [_book(rulebook) for rulebook in corpus.rulebooks],
        "shards": shards,
        "synonyms": [[list(one.said), list(one.meant)] for one in corpus.registers.synonyms],
        "verbs": sorted({action.verb for action in corpus.registers.actions if len(action.verb) > 1}),
        "topics": _topics(corpus),
        "instruments": [
            [cited.title, cited.anchor, cited.kind, list(cited.instrument.aliases) if cited.instrument else []]
            for cited in shelf.cited.values()
        ],
    }
    yield _script("common", "common", common)
    for rulebook in corpus.rulebooks:
        yield _script(f"book-{rulebook.id}", "book", book_record(corpus, shelf, rulebook, made))
    if shards:
        for number, postings in enumerate(find_postings(corpus)):
            yield _script(f"pairs-{number}", "pairs", [number, postings])


def _script(name: str, kind: str, content: Json) -> OutputFile:
    words = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return OutputFile(f"{FOLDER}/{name}.js", f"guijuSearch.{kind}({words});\n".encode("utf-8", "replace"))


def _book(rulebook: Rulebook) -> Json:
    known = rulebook.metadata
    names = list(dict.fromkeys(filter(None, _names(rulebook))))
    return [rulebook.id, known.title, known.short, names, len(find_entries(rulebook))]


def _names(rulebook: Rulebook) -> Iterator[str | None]:
    """How a query may name a rulebook: 莱芜, 莱芜区, its title, its 文号."""
    known = rulebook.metadata
    yield known.title
    yield known.document_number
    government = GOVERNMENT.match(known.issuer or known.title)
    if government:
        yield government["place"]
        parts = PLACE.findall(government["place"])
        yield parts[-1] if parts else None
    if known.short != known.title:
        yield known.short


def _topics(corpus: Corpus) -> Json:
    """The topics that procedures are about, each with what one would ask and what else it is called."""
    used = {chain.topic for sheet in corpus.sheets for chain in sheet.chains}
    return [[t.name, t.question, list(t.aliases)] for t in corpus.registers.topics if t.name in used]
