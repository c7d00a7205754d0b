"""Words added and removed, marked so that no word is torn and no character lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.versions.bonds import learn_bonds
from build_tools.versions.wording import Stretch, compare_words

LEARNED = (
    "应急管理部门负责应急工作，应急预案由应急管理部门制定。人民政府领导。政府规划，计划和规划，计划管理，规划管理。"
    "人民政府应当依法办事。第二十一条规定，处五万元罚款。"
)
ANY = st.text("应急管理规划计政府人民的和，。；\n第二十三条", max_size=40)


def shown(old: str, new: str) -> str:
    """The comparison in one line: [removed] and {added}."""
    stretches = compare_words(old, new, learn_bonds([LEARNED, old, new]))
    return "".join(s.old if s.equal else _marked(s) for s in stretches)


def _marked(stretch: Stretch) -> str:
    return (f"[{stretch.old}]" if stretch.old else "") + (f"{{{stretch.new}}}" if stretch.new else "")


@pytest.mark.parametrize(
    ("old", "new", "comparison"),
    [
        ("政府应当依法办事。", "政府应当依法办事。", "政府应当依法办事。"),
        ("政府及部门", "政府和部门", "政府[及]{和}部门"),
        ("依照本法第二十一条规定办理。", "依照本法第二十三条规定办理。", "依照本法[第二十一条]{第二十三条}规定办理。"),
        ("处一万元以上罚款。", "处五万元以上罚款。", "处[一万元]{五万元}以上罚款。"),
        ("制定发展规划。", "制定发展计划。", "制定发展[规划]{计划}。"),
        ("政府应当依法办事。", "政府及其部门应当依法办事。", "政府{及其部门}应当依法办事。"),
        ("讨论通过文件；审议预算。", "讨论通过文件；听取汇报；审议预算。", "讨论通过文件；{听取汇报；}审议预算。"),
        ("甲。\n乙。", "甲。\n丙丁。\n乙。", "甲。\n{丙丁。\n}乙。"),
    ],
)
def test_marks(old: str, new: str, comparison: str) -> None:
    """A clause, a word, a number, never half of one."""
    assert shown(old, new) == comparison


@given(ANY, ANY)
def test_nothing_is_lost(old: str, new: str) -> None:
    """The old sides are the old wording, the new sides the new one; equal and changed stretches take turns."""
    stretches = compare_words(old, new, learn_bonds([LEARNED, old, new]))
    assert ("".join(s.old for s in stretches), "".join(s.new for s in stretches)) == (old, new)
    assert all(s.old or s.new for s in stretches)
