"""The faces of handbooks: which font stands for 宋体, 仿宋, 楷体 and 黑体, and which characters it has.

Two fonts come with the program (Noto Serif SC and Noto Sans SC); they are the base that always works. Where an
editor names a folder with better ones (`python -m build_tools pdf --fonts 文件夹`), they are used in the order of
FAMILIES. Fonts that happen to be installed are never looked for: the same texts make the same bytes everywhere.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pylopdf_fonts_zh_cn import sans_path, serif_path

from build_tools.files import read_known
from build_tools.handbook.typesetting import find_families

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
FAMILIES: Mapping[str, tuple[str, ...]] = {
    # a face of the templates: the families that may stand for it, the best first, the base last
    "text": ("仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GB2312", "方正仿宋_GBK", "FandolFang R", "FandolFang",
             "Zhuque Fangsong (technical preview)", "朱雀仿宋（预览测试版）", "仿宋", "FangSong", SERIF),
    "title": ("方正小标宋_GBK", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", SERIF),
    "hei": ("方正黑体_GBK", "黑体", "SimHei", "FandolHei", SANS),
    "kai": ("楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "FandolKai", "LXGW WenKai", "霞鹜文楷", "楷体", "KaiTi",
            SERIF),
    "note": (SANS,),
}  # fmt: skip
NAMES = {"text": "正文", "title": "题名", "hei": "黑体", "kai": "楷体", "note": "编者文字"}
UNSEEN = frozenset("\n\r\t")


@dataclass(frozen=True, slots=True)
class Faces:
    """The families of each face, in the order in which they are tried, and the folders and files they come from."""

    families: Mapping[str, tuple[str, ...]]
    folders: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def used(self) -> str:
        """What the imprint says of them."""
        return "；".join(f"{NAMES[face]}：{families[0]}" for face, families in self.families.items())


class MissingFontsError(Exception):
    """The fonts that every handbook counts on are not there: which, and where."""


def find_faces(folder: Path | None = None) -> Faces:
    """The faces of the base, or better ones of a folder where it has them; MissingFontsError without the base."""
    base = str(serif_path().parent)
    folders = (base, str(folder)) if folder else (base,)
    found = find_families(folders)
    lacking = [path.name for path, name in ((serif_path(), SERIF), (sans_path(), SANS)) if name not in found]
    if lacking:
        message = f"缺少排印手册的字体 {'、'.join(lacking)}（应在 {base}），请重新安装 pylopdf-fonts-zh-cn"
        raise MissingFontsError(message)
    chosen = {
        face: tuple(dict.fromkeys((next(name for name in names if name in found), names[-1], SERIF, SANS)))
        for face, names in FAMILIES.items()
    }
    files = dict.fromkeys(found[name] for names in chosen.values() for name in names)
    return Faces(chosen, folders, tuple(sorted(files)))


def find_missing(text: Iterable[str], faces: Faces) -> tuple[str, ...]:
    """The characters that no font of the faces has, in the order of their numbers."""
    known = frozenset().union(*(read_characters(file) for file in faces.files))
    return tuple(sorted(set().union(*text) - {chr(number) for number in known} - UNSEEN))


@cache
def read_characters(file: str) -> frozenset[int]:
    """The code points that the font of a file has (tables cmap of formats 4 and 12); none of a collection."""
    data = read_known(Path(file))
    tables, offset = struct.unpack(">H", data[4:6])[0], None
    for number in range(tables):
        tag, _, start, _ = struct.unpack(">4sIII", data[12 + 16 * number : 28 + 16 * number])
        offset = start if tag == b"cmap" else offset
    return frozenset(_points(data, offset)) if offset and data[:4] != b"ttcf" else frozenset()


def _points(data: bytes, cmap: int) -> Iterator[int]:
    """The code points of each subtable that maps Unicode."""
    (count,) = struct.unpack(">H", data[cmap + 2 : cmap + 4])
    for number in range(count):
        platform, _, offset = struct.unpack(">HHI", data[cmap + 4 + 8 * number : cmap + 12 + 8 * number])
        start = cmap + offset
        (form,) = struct.unpack(">H", data[start : start + 2])
        if platform in UNICODE and form in READERS:
            yield from READERS[form](data, start)


def _segments(data: bytes, start: int) -> Iterator[int]:
    """Format 4: segments of the basic plane, the last of which is only an end mark."""
    (double,) = struct.unpack(">H", data[start + 6 : start + 8])
    ends = struct.unpack(f">{double // 2}H", data[start + 14 : start + 14 + double])
    begins = struct.unpack(f">{double // 2}H", data[start + 16 + double : start + 16 + 2 * double])
    for begin, end in zip(begins, ends, strict=True):
        yield from range(begin, min(end, 0xFFFE) + 1)


def _groups(data: bytes, start: int) -> Iterator[int]:
    """Format 12: groups of all planes."""
    (count,) = struct.unpack(">I", data[start + 12 : start + 16])
    for number in range(count):
        begin, end, _ = struct.unpack(">III", data[start + 16 + 12 * number : start + 28 + 12 * number])
        yield from range(begin, end + 1)


UNICODE = (0, 3)  # platforms
READERS = {4: _segments, 12: _groups}
