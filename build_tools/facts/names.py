"""The registers as records use them: names of actors in one rulebook, verbs, topics; with suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_tools.statements import Action, Party, Registers, Topic


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of one rulebook's records mean."""

    rulebook: str
    actors: dict[str, str] = field(default_factory=dict)  # name as written → canonical name
    scoped: dict[tuple[str, str], str] = field(default_factory=dict)  # (article, name) → canonical name
    actions: dict[str, Action] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)

    def actor(self, name: str, article: str) -> str | None:
        """The canonical name of an actor as a record of an article writes it, or None."""
        return self.scoped.get((article, name)) or self.actors.get(name)

    def parties(self, written: str, article: str) -> Iterator[Party | str]:
        """The actors of a 谁 or 对; a name that nobody has comes back as it was written."""
        whole = self.actor(written, article)
        for name in [written] if whole else written.split("、"):
            actor = self.actor(name.strip(), article)
            yield Party(actor, name.strip()) if actor else name.strip()


def name_table(registers: Registers, rulebook: str) -> Names:
    """The names that the records of one rulebook may use: canonical ones and this rulebook's aliases."""
    names = Names(rulebook)
    for actor in registers.actors:
        names.actors[actor.name] = actor.name
    for actor in registers.actors:
        for alias in actor.names_in(rulebook):
            if alias.articles:
                names.scoped.update({(article, alias.name): actor.name for article in alias.articles})
                names.actors.setdefault(alias.name, actor.name)
            else:
                names.actors[alias.name] = actor.name
    names.actions.update({action.verb: action for action in registers.actions})
    names.topics.update({topic.name: topic for topic in registers.topics})
    return names
