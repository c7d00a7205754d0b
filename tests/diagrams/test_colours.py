"""Every ink can be read on every paper it stands on, light, dark and in print."""

from __future__ import annotations

import re

import pytest

from build_tools.diagrams.stops import KINDS
from build_tools.svg import INKS
from tests.project import ROOT

SHEET = (ROOT / "docs" / "assets" / "diagrams.css").read_text(encoding="utf-8")
PAGE = {"light": "#fdfcf9", "dark": "#191817"}
LEAST = 4.5  # WCAG 2.2 AA
PAIRS = (
    # ink: the papers it stands on
    ("ink", "page tint line paper"),
    ("muted", "page tint paper line"),
    ("link", "page paper"),
    ("limit", "page tint limit-paper"),
    ("decide", "tint"),
    *((kind.ink, "paper") for kind in KINDS.values()),
    *(("inverse", kind.ink) for kind in KINDS.values()),
)


def read_inks() -> tuple[dict[str, str], ...]:
    """The colours of the style sheet: for light pages, for those that are dark by system and by choice."""
    blocks = re.findall(r"\.diagram \{([^}]*--d-ink[^}]*)\}", SHEET)
    return tuple(dict(re.findall(r"--d-([a-z-]+): (#\w+);", block)) for block in blocks)


def long(colour: str) -> str:
    """A colour with six digits."""
    return colour if len(colour) > 4 else "#" + "".join(2 * digit for digit in colour[1:])


def brightness(colour: str) -> float:
    """The relative luminance of WCAG."""
    parts = [int(long(colour)[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_print_colours_are_the_light_ones() -> None:
    """What paper shows is what a light page shows; both ways to a dark page give the same."""
    light, system, chosen = read_inks()
    assert {name: long(colour) for name, colour in light.items()} == dict(INKS)
    assert system == chosen
    assert set(system) == set(INKS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_can_be_read(scheme: str) -> None:
    """At least 4.5 : 1."""
    light, dark, _ = read_inks()
    inks = {"page": PAGE[scheme], **(light if scheme == "light" else dark)}
    weak = [
        f"{ink} on {paper}: {contrast(inks[ink], inks[paper]):.2f}"
        for ink, papers in PAIRS
        for paper in papers.split()
        if contrast(inks[ink], inks[paper]) < LEAST
    ]
    assert weak == []


def test_every_ink_has_its_rules() -> None:
    """The style sheet colours every fill and every outline."""
    for ink in INKS:
        assert f".f-{ink} {{ fill: var(--d-{ink}); }}" in SHEET
        assert f".s-{ink} {{ stroke: var(--d-{ink}); }}" in SHEET
