"""机构与关系: offices that play the same part under other names, and which relations both rulebooks state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from build_tools.comparison import Peer
from build_tools.graph import actor_graph
from build_tools.model import OutputFile
from build_tools.render.compare.pair import Pair, listing, notice, pair_file
from build_tools.render.markdown import block, escape, official

TITLE = "机构与关系"
LEAD = "谁领导谁、谁协助谁、谁向谁报告、谁批准谁：两部规则都写明的，和只有一部写明的。"
SAME_PART = "名称不同、职责相当的机构和职务"
METHOD = "把职责相当的机构看作一个之后，按关系的种类和两端比较。条款是写明这一关系的条文。"
ALIKE = 0.4  # share of relations in common from which two offices of different names may play the same part
LEAST = 3  # relations in common that it takes


Neighbours: TypeAlias = set[tuple[str, str, str]]  # relation, direction, who is at the other end


@dataclass(frozen=True, slots=True)
class Likely:
    """Two offices of different names, and in how many relations both stand."""

    first: str
    second: str
    shared: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two actors, by their canonical names."""

    relation: str
    source: str
    target: str


def render_offices(pair: Pair) -> Iterator[OutputFile]:
    """`<甲>--<乙>/offices.md` where facts are stated of both."""
    if all(pair.corpus.sheet(book.id).all_facts for book in pair.books):
        yield pair_file(pair, "offices", TITLE, "offices", "".join(_body(pair)))


def _body(pair: Pair) -> Iterator[str]:
    yield block("h1", escape(f"{pair.title}{TITLE}"), {"id": "offices"})
    yield notice(pair)
    yield block("p", LEAD, {"class": "lead"})
    yield block("h2", SAME_PART, {"id": "peers"})
    yield listing([_peer(pair, peer) for peer in pair.alignment.peers], {"class": "pairs peers"})
    ties = find_ties(pair)
    yield from _likely(pair)
    yield block("h2", "关系", {"id": "ties"})
    yield block("p", METHOD, {"class": "editorial"})
    yield from _tables(pair, ties)


def _peer(pair: Pair, peer: Peer) -> str:
    ends = ((0, peer.first_quote), (1, peer.second_quote))
    columns = "".join(
        f'<div class="side"><p class="side-name">{pair.clause(side, quote.at)}</p>'
        f"<blockquote>{official(quote.words)}</blockquote></div>"
        for side, quote in ends
    )
    written = enumerate((peer.first_name, peer.second_name))
    names = "　".join(f"<b>{escape(pair.short(side))}：{escape(name)}</b>" for side, name in written)
    return f'<li>{names}<p>{escape(peer.statement)}</p><div class="sides quotes">{columns}</div></li>'


def find_ties(pair: Pair) -> tuple[Mapping[Tie, tuple[str, ...]], Mapping[Tie, tuple[str, ...]]]:
    """The relations of either rulebook with their clauses; one of 乙 that 甲 states of a peer bears 甲's names."""
    first, second = _ties(pair, 0), _ties(pair, 1)
    peers = {peer.second: peer.first for peer in pair.alignment.peers}
    named: dict[Tie, tuple[str, ...]] = {}
    for tie, clauses in second.items():
        known = next((variant for variant in _variants(tie, peers) if variant in first), tie)
        named[known] = tuple(dict.fromkeys((*named.get(known, ()), *clauses)))
    return first, named


def _variants(tie: Tie, peers: Mapping[str, str]) -> Iterator[Tie]:
    """The relation itself, then with one end or both under the name that 甲 has for their part."""
    source, target = peers.get(tie.source, tie.source), peers.get(tie.target, tie.target)
    ends = ((tie.source, tie.target), (source, tie.target), (tie.source, target), (source, target))
    return (Tie(tie.relation, one, other) for one, other in ends)


def _ties(pair: Pair, side: int) -> dict[Tie, tuple[str, ...]]:
    found: dict[Tie, tuple[str, ...]] = {}
    graph = actor_graph(pair.corpus, pair.books[side].id)
    for source, target, edge in graph.edges(data=True):
        tie = Tie(str(edge["relation"]), source, target)
        found[tie] = tuple(dict.fromkeys((*found.get(tie, ()), str(edge["at"]))))
    return found


def _likely(pair: Pair) -> Iterator[str]:
    """Offices that stand in the same relations, as a program finds them; which of them an editor has confirmed."""
    known = {(peer.first, peer.second) for peer in pair.alignment.peers}
    found = [
        f"{pair.short(0)}“{one.first}”与{pair.short(1)}“{one.second}”（{one.shared}种关系相同"
        f"{'，编者已核对' if (one.first, one.second) in known else '，未经核对'}）"
        for one in find_likely_peers((_ties(pair, 0), _ties(pair, 1)))
    ]
    if found:
        yield block("p", f"由程序按相邻关系比对出来的：{escape('；'.join(found))}。", {"class": "editorial"})


def find_likely_peers(ties: tuple[Mapping[Tie, tuple[str, ...]], Mapping[Tie, tuple[str, ...]]]) -> tuple[Likely, ...]:
    """For every office that only one side names, the one of the other side that stands most in the same relations."""
    first, second = (_neighbourhoods(own) for own in ties)
    forward = (_nearest(name, first[name], second) for name in sorted(set(first) - set(second)))
    back = (_nearest(name, second[name], first) for name in sorted(set(second) - set(first)))
    turned = (Likely(one.second, one.first, one.shared) for one in back if one)
    return tuple(dict.fromkeys((*filter(None, forward), *turned)))


def _nearest(name: str, own: Neighbours, others: Mapping[str, Neighbours]) -> Likely | None:
    share, shared, other = max(
        (
            (2 * len(own & theirs) / (len(own) + len(theirs)), len(own & theirs), other)
            for other, theirs in others.items()
        ),
        default=(0.0, 0, ""),
    )
    return Likely(name, other, shared) if shared >= LEAST and share >= ALIKE else None


def _neighbourhoods(ties: Mapping[Tie, tuple[str, ...]]) -> dict[str, Neighbours]:
    found: dict[str, Neighbours] = {}
    for tie in ties:
        found.setdefault(tie.source, set()).add((tie.relation, "→", tie.target))
        found.setdefault(tie.target, set()).add((tie.relation, "←", tie.source))
    return found


def _tables(pair: Pair, ties: Sequence[Mapping[Tie, tuple[str, ...]]]) -> Iterator[str]:
    first, second = ties
    groups = (
        ("both", "两部规则都写明", [tie for tie in first if tie in second]),
        ("only-1", f"只有{pair.short(0)}写明", [tie for tie in first if tie not in second]),
        ("only-2", f"只有{pair.short(1)}写明", [tie for tie in second if tie not in first]),
    )
    counted = "，".join(f"{name} {len(own)} 条" for _, name, own in groups)
    yield block("p", escape(counted) + "。", {"class": "counts"})
    for name, title, own in groups:
        yield f'<h3 id="{name}">{escape(title)}（{len(own)}条）</h3>\n\n' + _table(pair, ties, own)


def _table(pair: Pair, ties: Sequence[Mapping[Tie, tuple[str, ...]]], own: Sequence[Tie]) -> str:
    names = ("关系", "谁", "对谁", *(pair.short(side) for side in (0, 1)))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    ordered = sorted(own, key=lambda tie: (tie.relation, tie.source, tie.target))
    rows = "".join(_row(pair, ties, tie) for tie in ordered)
    return f'<table class="register ties"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>\n\n'


def _row(pair: Pair, ties: Sequence[Mapping[Tie, tuple[str, ...]]], tie: Tie) -> str:
    words = (("关系", tie.relation), ("谁", tie.source), ("对谁", tie.target))
    cells = "".join(f'<td data-name="{name}"><div>{escape(word)}</div></td>' for name, word in words)
    for side, own in enumerate(ties):
        clauses = "、".join(pair.clause(side, at, pair.place(side, at)) for at in own.get(tie, ()))
        cells += f'<td data-name="{escape(pair.short(side))}"><div>{clauses or "—"}</div></td>'
    return f"<tr>{cells}</tr>"
