"""条 as editors write it: every form means one address, and what cannot be read is no address."""

from __future__ import annotations

import pytest

from build_tools.facts.addresses import address_name, read_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("53", "a53"),
        ("五十三", "a53"),
        ("五十三、", "a53"),
        ("第五十三条", "a53"),
        ("第53条", "a53"),
        (" 53 ", "a53"),
        ("一百零二", "a102"),
        ("4-1", "a4-1"),
        ("第四条之一", "a4-1"),
        ("7.2", "a7.p2"),
        ("第七条第二款", "a7.p2"),
        ("七.2", "a7.p2"),
        ("37.1.2", "a37.p1.i2"),
        ("第三十七条第一款第二项", "a37.p1.i2"),
        ("37.1.2.3", "a37.p1.i2.j3"),
        ("第四条之一第二款", "a4-1.p2"),
        ("", None),
        ("甲", None),
        ("7.", None),
        ("7。2", None),
        ("第七章", None),
        ("7.2.1.1.1", None),
    ],
)
def test_an_address_as_written(written: str, address: str | None) -> None:
    """7.2 is 第七条第二款; 第七章 is no article."""
    assert read_address(written) == address


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("a53", "第五十三条"),
        ("a4-1", "第四条之一"),
        ("a37.p1.i2", "第三十七条第一款第二项"),
        ("c9", "第九章"),
        ("annex-2.a3", "附件2第三条"),
    ],
)
def test_an_address_in_words(address: str, name: str) -> None:
    """What messages call a provision."""
    assert address_name(address) == name


@pytest.mark.parametrize("address", ["a53", "a4-1", "a7.p2", "a37.p1.i2", "a37.p1.i2.j3"])
def test_names_are_read_back(address: str) -> None:
    """An address said in words means itself."""
    assert read_address(address_name(address)) == address
