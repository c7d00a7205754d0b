"""失效引用: references to provisions that the text does not have, told to the reader: what was meant, what is there."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.annotate.dead import say_what_is_there
from build_tools.check.references import DEAD
from build_tools.model import Reference, Rulebook
from build_tools.render.links import is_dead
from build_tools.render.markdown import block, escape, link
from build_tools.render.shelf import NO_PLACE, Shelf


def find_dead(shelf: Shelf, rulebook: str) -> dict[str, tuple[str, ...]]:
    """What is said of the dead references of a rulebook, by the address where they stand."""
    said: dict[str, dict[str, None]] = {}
    for reference in filter(is_dead, shelf.references[rulebook]):
        said.setdefault(reference.at, {})[_message(shelf.rulebooks[rulebook], reference)] = None
    return {address: tuple(messages) for address, messages in said.items()}


def _message(rulebook: Rulebook, reference: Reference) -> str:
    """What a dead reference meant and what is there: 第五条没有第六款，只有两款."""
    meant = "" if reference.canonical in reference.text else f"（指{reference.canonical}）"
    return f"“{reference.text}”{meant}指向的条文不存在：{say_what_is_there(rulebook, reference)}。"


def render_dead(messages: tuple[str, ...]) -> str:
    """A note below the provision in which dead references stand, one paragraph for each."""
    attributes = {"class": "editorial erratum", "role": "note"}
    return "".join(block("p", f"**{DEAD}** {escape(message)}", attributes) for message in messages)


def render_dead_list(shelf: Shelf, rulebook: str) -> Iterator[str]:
    """The dead references of a rulebook, each with a link to its place; nothing where there are none."""
    dead = find_dead(shelf, rulebook)
    if not dead:
        return
    yield block("h2", DEAD, {"id": "dead"})
    yield '<div class="editorial erratum" markdown="block">\n\n'
    for address, messages in dead.items():
        target = f"{shelf.pages[rulebook][address]}.md#{address}"
        place = shelf.places[rulebook][address] or NO_PLACE
        yield from (f"-   {link(place, target)} {escape(message)}\n" for message in messages)
    yield "\n</div>\n\n"
