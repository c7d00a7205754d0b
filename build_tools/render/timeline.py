"""沿革: the versions of a rulebook, oldest first, each with its dates; what a text does not say is 未写明."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.model import Rulebook
from build_tools.render.dates import chinese_date
from build_tools.render.markdown import block, escape
from build_tools.render.standing import changes_name, state, version_name
from build_tools.versions.standing import Standing, revised

TITLE = "沿革"
SILENT = "未写明"
HERE = "本版"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a version, and when (ISO date, or None)."""

    name: str
    date: str | None
    words: str = ""  # said instead of the date: 自印发之日起施行


def render_timeline(rulebook: Rulebook, standings: Mapping[str, Standing]) -> str:
    """The versions of a rulebook as a list; nothing where it has but one and none has ended its force."""
    standing = standings[rulebook.id]
    if len(standing.versions) == 1 and not standing.ended:
        return ""
    items = "".join(_version(version, standings[version.id], rulebook) for version in standing.versions)
    return f'{block("h2", TITLE, {"id": "versions"})}<ol class="timeline">\n{items}</ol>\n\n'


def _version(version: Rulebook, standing: Standing, here: Rulebook) -> str:
    name = escape(version_name(version))
    current = version is here
    title = f'<strong aria-current="true">{name}</strong>' if current else f'<a href="{_url(version)}">{name}</a>'
    words = "　".join(filter(None, (HERE if current else "", state(standing))))
    note = f' <span class="state">{words}</span>' if words else ""
    older = standing.older
    compared = f'<p><a href="../{version.id}/{changes_name(older.id)}.html">与前一版对照</a></p>' if older else ""
    events = "".join(_event(event) for event in in_order(tuple(_events(version, standing))))
    kind = ' class="here"' if current else ""
    return f'<li{kind}><p class="version-name">{title}{note}</p><ul class="events">{events}</ul>{compared}</li>\n'


def _url(version: Rulebook) -> str:
    return f"../{version.id}/index.html"


def _event(event: Event) -> str:
    date = f'<time datetime="{event.date}">{chinese_date(event.date)}</time>' if event.date else ""
    return f"<li><span>{event.name}</span> {date or escape(event.words or SILENT)}</li>"


def _events(version: Rulebook, standing: Standing) -> Iterator[Event]:
    """What happened to a version, in the order in which it usually does."""
    known, changed = version.metadata, revised(version)
    if known.adopted.date:
        yield Event("通过", known.adopted.date)
    yield Event("成文", known.issued)
    if changed and changed not in (known.adopted.date, known.issued):
        yield Event("修改", changed)
    yield Event("公布", known.published)
    yield Event("施行", known.effective, known.effective_rule or "")
    if standing.newer:
        yield Event("被替代", end_of(version, standing.newer))
    elif standing.repealed_by:
        yield Event("废止", end_of(version, standing.repealed_by))


def end_of(version: Rulebook, other: Rulebook) -> str | None:
    """When another text took its place: the day that one took effect, unless it only repeats an earlier date."""
    began = max(filter(None, (version.metadata.effective, revised(version))), default="")
    effective = other.metadata.effective
    return effective if effective and effective > began else None


def in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, oldest first; one of unknown date stays behind the one that usually goes before it."""
    dated: list[tuple[str, Event]] = []
    latest = ""
    for event in events:
        latest = event.date or latest
        dated.append((latest, event))
    return tuple(event for _, event in sorted(dated, key=lambda pair: pair[0]))
