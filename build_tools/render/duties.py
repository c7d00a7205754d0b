"""Facts as sentences on a page about one actor, each with its clause; sentences that differ in one part are joined.

召集 and 主持 of the same meeting in the same clause make one sentence (召集、主持区政府全体会议); facts that
differ in their matter alone make one list (审议：甲；乙); what two clauses say in the same words stands once, with
both clauses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from build_tools.model import Rulebook
from build_tools.render.cast import Appearance
from build_tools.render.markdown import escape, html_attributes
from build_tools.render.shelf import Shelf
from build_tools.render.wording import (
    INFERRED,
    UNNAMED,
    act_parts,
    after_act,
    leading_words,
    opening_words,
    party_names,
    stands_alone,
    who_names,
)
from build_tools.statements import Fact, Party

AMONG, ANY = "与{}同列", "{}，其一即可"
COMPOSE = "组成"  # 副区长 is a member of the meeting that it composes with others
FORMAL = (
    ("区人民政府", "区政府"),
    ("区政府全体", "全体"),
    ("区政府常务", "常务"),
    ("区政府专题", "专题"),
    ("同志", "人"),
    ("的", ""),
    ("各部门", "部门"),
    ("区政府部门", "部门"),
)
MILD = ("一般", "原则上")
NEGATIVE = re.compile("不|严禁")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in its parts as HTML (verbs and matters as plain words), and the facts it says."""

    opening: str  # condition and exception
    subject: str
    before: str
    does: tuple[str, ...]
    matters: tuple[str, ...]
    after: str
    facts: tuple[Fact, ...]

    @property
    def words(self) -> str:
        """The sentence as HTML, without its clause."""
        spoken = list(dict.fromkeys(filter(None, self.does)))
        verbs = "、".join([*(verb.rstrip("：") for verb in spoken[:-1]), *spoken[-1:]])
        matters = "；".join(self.matters)
        return f"{self.opening}{self.subject}{self.before}{escape(verbs)}{escape(matters)}{self.after}"


def is_forbidden(fact: Fact) -> bool:
    """Whether a fact says what may not be done (不得, 一般不, 严禁)."""
    return bool(fact.modal and NEGATIVE.search(fact.modal))


def is_mild(fact: Fact) -> bool:
    """Whether a fact says what is not done as a rule (一般不, 原则上不), not what is forbidden."""
    return (fact.modal or "").startswith(MILD)


def own_sentences(appearance: Appearance, facts: Iterable[Fact]) -> tuple[Sentence, ...]:
    """Facts as sentences whose subject is the actor of the page, named only where the clause narrows it."""
    return _join([_own(appearance, fact) for fact in facts])


def whole_sentences(facts: Iterable[Fact]) -> tuple[Sentence, ...]:
    """Facts as sentences that name their subject."""
    return _join([_sentence(fact, _subject(fact), _unnamed(fact)) for fact in facts])


def card_sentences(appearance: Appearance, facts: Iterable[Fact]) -> tuple[Sentence, ...]:
    """Facts as sentences that name their subject unless it is the meeting of the card."""
    sentences: list[Sentence] = []
    for fact in facts:
        own = any(party.actor == appearance.actor.name for party in fact.who)
        sentences.append(_own(appearance, fact) if own else _sentence(fact, _subject(fact), _unnamed(fact)))
    return _join(sentences)


def _own(appearance: Appearance, fact: Fact) -> Sentence:
    coda = _company(appearance, fact) + _unnamed(fact)
    sentence = _sentence(fact, _own_subject(appearance, fact), coda)
    if fact.does != COMPOSE or len(fact.who) == 1:
        return sentence
    return replace(sentence, does=("",), matters=tuple(f"是{matter}的组成人员" for matter in sentence.matters))


def _sentence(fact: Fact, subject: str, coda: str) -> Sentence:
    does, matter = act_parts(fact)
    matters = (matter,) if matter else ()
    after = after_act(fact) + coda
    return Sentence(opening_words(fact), subject, leading_words(fact), (does,), matters, after, (fact,))


def _subject(fact: Fact) -> str:
    return f'<b class="who">{escape(who_names(fact))}</b>' if fact.who and not fact.whole else ""


def _unnamed(fact: Fact) -> str:
    """That the clause names nobody, and whom the editor infers."""
    if fact.unnamed is None:
        return ""
    inferred = party_names(fact.inferred, any_of=fact.any_of)
    guess = f"；{INFERRED}为{escape(inferred)}" if inferred else ""
    return f'<small class="why">（{UNNAMED}由谁做{guess}）</small>'


def _own_subject(appearance: Appearance, fact: Fact) -> str:
    """The name that the clause uses where it says less than the actor's own (分管副区长 of 副区长)."""
    parties = [party for party in fact.who if party.actor == appearance.actor.name]
    if fact.whole:
        return ""
    names = [party.name for party in parties if _fold(party.name) != _fold(appearance.actor.name)]
    return f'<b class="who">{escape("、".join(names))}</b>' if names else ""


def _fold(name: str) -> str:
    for formal, plain in FORMAL:
        name = name.replace(formal, plain)
    return name


def _company(appearance: Appearance, fact: Fact) -> str:
    """The other actors whom the clause names beside the actor of the page."""
    others: list[Party] = [party for party in fact.who if party.actor != appearance.actor.name]
    if not others or fact.whole:
        return ""
    names = "、".join(dict.fromkeys(party.name for party in others))
    words = ANY.format(who_names(fact)) if fact.any_of else AMONG.format(names)
    return f'<small class="company">（{escape(words)}）</small>'


def _join(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, those that differ in one part joined, in the order of the first of each."""
    listed = _joined_by(sentences, _but_for_matter, _add_matter)
    verbal = _joined_by(listed, _but_for_verb, _add_verb)
    return _joined_by(verbal, lambda one: (one.words,), _add_clause)


def _at(sentence: Sentence) -> str:
    return sentence.facts[0].at


def _but_for_matter(sentence: Sentence) -> tuple[object, ...]:
    """What two sentences share that differ in their matter alone; what stands alone is joined to its like only."""
    head = (_at(sentence), sentence.opening, sentence.subject, sentence.before)
    apart = sentence.matters if stands_alone(sentence.facts[0]) else ()
    return (*head, sentence.does, sentence.after, apart)


def _but_for_verb(sentence: Sentence) -> tuple[object, ...]:
    """What two sentences share that differ in their verb alone; a verb that opens a list joins only its like."""
    head = (_at(sentence), sentence.opening, sentence.subject, sentence.before)
    opens = [verb.endswith("：") for verb in sentence.does]
    return (*head, sentence.matters, sentence.after, any(opens), () if all(sentence.does) else sentence.does)


def _joined_by(
    sentences: Sequence[Sentence],
    key: Callable[[Sentence], tuple[object, ...]],
    add: Callable[[Sentence, Sentence], Sentence],
) -> tuple[Sentence, ...]:
    groups: dict[tuple[object, ...], Sentence] = {}
    for sentence in sentences:
        found = groups.get(key(sentence))
        groups[key(sentence)] = add(found, sentence) if found else sentence
    return tuple(groups.values())


def _add_matter(first: Sentence, other: Sentence) -> Sentence:
    matters = tuple(dict.fromkeys((*first.matters, *other.matters)))
    return replace(first, matters=matters, facts=(*first.facts, *other.facts))


def _add_verb(first: Sentence, other: Sentence) -> Sentence:
    return replace(first, does=(*first.does, *other.does), facts=(*first.facts, *other.facts))


def _add_clause(first: Sentence, other: Sentence) -> Sentence:
    return replace(first, facts=(*first.facts, *other.facts))


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the pages of a rulebook's actors are drawn: the shelf, the rulebook, the way to its folder."""

    shelf: Shelf
    rulebook: Rulebook
    folder: str = ""  # from the page that is drawn to the folder of the rulebook

    def place(self, address: str) -> str:
        """The place of a clause in words (第五十三条第一款)."""
        return self.shelf.places[self.rulebook.id][address]

    def clause(self, address: str, words: str = "") -> str:
        """A link to a clause, named by its place or otherwise."""
        href = f"{self.folder}{self.shelf.pages[self.rulebook.id][address]}.html#{address}"
        attributes = {"class": "clause", "href": href, "data-keys": f"{self.rulebook.id}/{address}"}
        return f"<a{html_attributes(attributes)}>{escape(words or self.place(address))}</a>"

    def clauses(self, facts: Iterable[Fact]) -> str:
        """Links to the clauses of some facts, each once."""
        return "、".join(self.clause(address) for address in dict.fromkeys(fact.at for fact in facts))

    def sentence(self, sentence: Sentence) -> str:
        """A sentence with its clauses."""
        return f'{sentence.words} <small class="at">{self.clauses(sentence.facts)}</small>'

    def listed(self, sentences: Iterable[Sentence]) -> str:
        """Sentences as the entries of a list."""
        return "".join(f"<li>{self.sentence(one)}</li>" for one in sentences)
