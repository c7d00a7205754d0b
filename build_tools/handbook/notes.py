"""What 注释本 sets beside the text: 条旨, who does what, limits and chains in the margin, notes at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.handbook.official import Beside
from build_tools.handbook.volume import Row, Run, Runs
from build_tools.handbook.wording import to_runs
from build_tools.model import Corpus, Level, Reference, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.cast import order_facts
from build_tools.render.citation import places
from build_tools.render.duties import Sentence, whole_sentences
from build_tools.render.facts import has_figure
from build_tools.render.glossary import merge_terms
from build_tools.render.wording import limit_words
from build_tools.statements import Fact, Sheet

WHO, NOTE = "谁做什么", "编者注"
MILD = ("一般", "原则上")  # modals without which a figure would mislead


@dataclass(frozen=True, slots=True)
class Annotated:
    """One rulebook with what is stated of it, by article."""

    rulebook: Rulebook
    sheet: Sheet
    places: Mapping[str, str]
    owners: Mapping[str, str]
    facts: Mapping[str, tuple[Fact, ...]]


def annotate_volume(corpus: Corpus, rulebook: Rulebook, *, chains: bool = False) -> Beside:
    """All that stands beside the text; references to chains only where the volume has them."""
    one = read_annotated(corpus, rulebook)
    sides: dict[str, list[Runs]] = {}
    for address, runs in (*_limits(one), *(_chains(one) if chains else ()), *_references(corpus, one)):
        sides.setdefault(address, []).append(runs)
    return Beside(
        gists=dict(one.sheet.gists),
        sides={address: tuple(dict.fromkeys(found)) for address, found in sides.items()},
        notes={article: (Row(WHO, tuple(_sentences(one, facts))),) for article, facts in one.facts.items()},
        marks=find_marks(corpus, rulebook),
        feet=_feet(one),
    )


def read_annotated(corpus: Corpus, rulebook: Rulebook) -> Annotated:
    """The facts of a rulebook by article, in reading order."""
    sheet, owners = corpus.sheet(rulebook.id), find_owners(rulebook)
    facts: dict[str, tuple[Fact, ...]] = {}
    for fact in order_facts(rulebook, sheet.all_facts):
        facts[owners[fact.at]] = (*facts.get(owners[fact.at], ()), fact)
    return Annotated(rulebook, sheet, places(rulebook), owners, facts)


def _sentences(one: Annotated, facts: Sequence[Fact]) -> Iterator[Runs]:
    """The facts of an article as sentences, each with the paragraph it stands in, where there are several."""
    for sentence in whole_sentences(facts):
        yield (*to_runs(sentence.words), *_where(one, sentence))


def _where(one: Annotated, sentence: Sentence) -> Runs:
    """（第二款第一项）; nothing for the only paragraph of an article."""
    article = one.places[one.owners[sentence.facts[0].at]]
    found = dict.fromkeys(one.places[fact.at].removeprefix(article) for fact in sentence.facts)
    words = "、".join(filter(None, found))
    return (Run(f"（{words}）", "soft"),) if words else ()


def _limits(one: Annotated) -> Iterator[tuple[str, Runs]]:
    """The limits with a figure, for the margin: 时限 5个工作日内 回复; what has the same limit stands together."""
    for article, facts in one.facts.items():
        found: dict[str, list[str]] = {}
        for fact in filter(has_figure, facts):
            words = "；".join(limit_words(limit) for limit in fact.limits)
            mild = fact.modal if fact.modal in MILD else ""
            found.setdefault(words, []).append("" if fact.does in words else (mild or "") + fact.does)
        for words, acts in found.items():
            said = "、".join(dict.fromkeys(filter(None, acts)))
            yield article, (Run("时限 ", "soft"), Run(words, "limit"), *((Run(f" {said}"),) if said else ()))


def _chains(one: Annotated) -> Iterator[tuple[str, Runs]]:
    """The chains that have a step in an article, with the page of each."""
    for chain in one.sheet.chains:
        for article in dict.fromkeys(one.owners[step.fact.at] for step in chain.steps):
            yield article, (Run("链 ", "soft"), Run(chain.title, to=f"chain-{chain.id}", paged=True))


def _references(corpus: Corpus, one: Annotated) -> Iterator[tuple[str, Runs]]:
    """Where the text names another provision of its own: 见第五条（第12页）."""
    for reference in corpus.references:
        if reference.rulebook == one.rulebook.id and reference.target and reference.kind == "internal":
            yield one.owners[reference.at], _see(one, reference)


def _see(one: Annotated, reference: Reference) -> Runs:
    target = one.owners.get(reference.target or "", reference.target or "")
    return (Run("见"), Run(one.places[target], to=target, paged=True))


def _feet(one: Annotated) -> dict[str, list[tuple[int, Runs]]]:
    """The editor's notes, each at the end of the words that it is about."""
    texts = {provision.address: provision for provision in one.rulebook.provisions}
    feet: dict[str, list[tuple[int, Runs]]] = {}
    for note in one.sheet.notes:
        address = _first_words(one.rulebook, note.at)
        text = texts[address].text
        start = text.find(note.quote) if note.quote else -1
        end = start + len(note.quote or "") if start >= 0 else len(text)
        feet.setdefault(address, []).append((end, (Run(f"{NOTE}："), Run(note.text))))
    return feet


def _first_words(rulebook: Rulebook, address: str) -> str:
    """The provision itself, or the first below it that has words."""
    found = False
    for provision in rulebook.provisions:
        found = found or provision.address == address
        if found and provision.level > Level.ARTICLE:
            return provision.address
    return address


def find_marks(corpus: Corpus, rulebook: Rulebook) -> dict[str, list[tuple[int, str]]]:
    """Where the words of the index stand: every mention of an actor, every use of a term."""
    marks: dict[str, list[tuple[int, str]]] = {}
    for mention in corpus.mentions:
        if mention.rulebook == rulebook.id:
            marks.setdefault(mention.at, []).append((mention.start, f"actor:{mention.actor}"))
    words = tuple(merge_terms(corpus.sheet(rulebook.id)))
    for provision in rulebook.provisions:
        if provision.level > Level.ARTICLE:
            for word in words:
                for start in _finds(provision.text, word):
                    marks.setdefault(provision.address, []).append((start, f"term:{word}"))
    return marks


def _finds(text: str, word: str) -> Iterable[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))
