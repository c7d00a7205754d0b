"""What the registers say of the clauses that set things up: words that are gone, chains and names that are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.annotate.foundings import locate_founding
from build_tools.facts.quotes import NotFound
from build_tools.lists import FOLDER
from build_tools.model import Corpus, Problem, Rulebook, Severity
from build_tools.statements import Actor, Concept, Founding
from build_tools.yamlfile import nearest

KIND = "设立"


def check_concepts(corpus: Corpus) -> Iterator[Problem]:
    """For every rulebook: foundings whose words it lacks, chains and names of concepts that it lacks."""
    for rulebook in corpus.rulebooks:
        yield from _check_foundings(rulebook, "actors.yml", corpus.registers.actors)
        yield from _check_foundings(rulebook, "concepts.yml", corpus.registers.concepts)
        chains = {chain.id for chain in corpus.sheet(rulebook.id).chains}
        for concept in corpus.registers.concepts:
            yield from _check_chains(rulebook, concept, chains)
            yield from _check_names(rulebook, concept)


def _check_foundings(rulebook: Rulebook, file: str, entries: Sequence[Actor | Concept]) -> Iterator[Problem]:
    for entry in entries:
        for founding in entry.foundings:
            if founding.rulebook == rulebook.id:
                found = locate_founding(rulebook, founding)
                if isinstance(found, NotFound):
                    yield _problem(file, founding, f"“{entry.name}”：{found.message}", found.hint)


def _problem(file: str, founding: Founding, message: str, hint: str) -> Problem:
    line, column = founding.place.line, founding.place.column
    return Problem(f"{FOLDER}/{file}", line, column, Severity.WARNING, KIND, message, hint=hint)


def _check_chains(rulebook: Rulebook, concept: Concept, chains: set[str]) -> Iterator[Problem]:
    for chain in concept.chains:
        if chain.rulebook == rulebook.id and chains and chain.id not in chains:
            message = f"“{concept.name}”的流程“{chain.id}”不在 {rulebook.id}/facts.yml 里"
            yield _of_whole(message, nearest(chain.id, chains))


def _check_names(rulebook: Rulebook, concept: Concept) -> Iterator[Problem]:
    for alias in concept.names_in(rulebook.id):
        if not any(alias.name in provision.text for provision in rulebook.provisions):
            yield _of_whole(f"“{concept.name}”的称谓“{alias.name}”在 {rulebook.id} 正文里找不到")


def _of_whole(message: str, hint: str = "") -> Problem:
    return Problem(f"{FOLDER}/concepts.yml", 0, 1, Severity.WARNING, KIND, message, hint=hint)
