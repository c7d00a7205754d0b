"""失效引用: references to provisions that the text does not have, told to the reader: what was meant, what is there."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.check.places import text_start
from build_tools.check.references import DEAD, check_references
from build_tools.model import Corpus
from build_tools.render.links import is_dead
from build_tools.render.markdown import block, escape, link
from build_tools.render.shelf import Shelf


def find_dead(shelf: Shelf, rulebook: str) -> dict[str, tuple[str, ...]]:
    """What is said of the dead references of a rulebook, by the address where they stand."""
    dead = tuple(reference for reference in shelf.references[rulebook] if is_dead(reference))
    if not dead:
        return {}
    book = shelf.rulebooks[rulebook]
    problems = check_references(Corpus((book,), annotations=dead))
    messages = {(problem.line, problem.column): problem.message for problem in problems if problem.kind == DEAD}
    provisions = {provision.address: provision for provision in book.provisions}
    said: dict[str, dict[str, None]] = {}
    for reference in dead:
        at = provisions[reference.at]
        message = messages.get((at.line, text_start(at) + reference.start))
        if message:
            said.setdefault(reference.at, {})[message] = None
    return {address: tuple(words) for address, words in said.items()}


def render_dead(messages: tuple[str, ...]) -> str:
    """A note below the provision in which dead references stand, one paragraph for each."""
    attributes = {"class": "editorial erratum", "role": "note", "data-search-exclude": ""}
    return "".join(block("p", f"**{DEAD}** {escape(message)}。", attributes) for message in messages)


def render_dead_list(shelf: Shelf, rulebook: str) -> Iterator[str]:
    """The dead references of a rulebook, each with a link to its place; nothing where there are none."""
    dead = find_dead(shelf, rulebook)
    if not dead:
        return
    yield block("h2", DEAD, {"id": "dead"})
    yield '<div class="editorial erratum" markdown="block">\n\n'
    for address, messages in dead.items():
        target = f"{shelf.pages[rulebook][address]}.md#{address}"
        place = shelf.places[rulebook][address]
        yield from (f"-   {link(place, target)} {escape(message)}。\n" for message in messages)
    yield "\n</div>\n\n"
