"""Numerals of labels: 七十七, 一百零二, 两百, 廿一, １２, ③."""

from __future__ import annotations

import pytest

from build_tools.numerals import to_han, to_int


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("零", 0),
        ("〇", 0),
        ("十", 10),
        ("十二", 12),
        ("一十二", 12),
        ("七十七", 77),
        ("廿一", 21),
        ("卅", 30),
        ("一百零二", 102),
        ("一百一十", 110),
        ("两百", 200),
        ("一千零一十", 1010),
        ("二〇二二", 2022),
        ("二○二六", 2026),
        ("53", 53),
        ("１２", 12),
        ("③", 3),
        ("⑳", 20),
        ("", None),
        ("甲", None),
        ("1a", None),
        ("一x", None),
    ],
)
def test_printed_numerals_have_their_value(printed: str, value: int | None) -> None:
    """Whatever way a number is printed, it is the same number."""
    assert to_int(printed) == value


@pytest.mark.parametrize(
    ("value", "printed"),
    [(0, "零"), (10, "十"), (20, "二十"), (77, "七十七"), (102, "一百零二"), (1010, "一千零一十"), (2002, "二千零二")],
)
def test_numbers_are_written_as_laws_write_them(value: int, printed: str) -> None:
    """十, not 一十; one 零 for any run of zeros."""
    assert to_han(value) == printed


def test_numerals_round_trip() -> None:
    """Every number from 0 to 9999, written and read again, is itself."""
    assert [n for n in range(10_000) if to_int(to_han(n)) != n] == []


def test_numbers_no_law_reaches_are_written_in_digits() -> None:
    """A misprint such as （九九九九九） must not be told as another number."""
    assert to_han(99_999) == "99999"
