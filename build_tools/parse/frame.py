"""What stands around the provisions: title, 题注, 印发通知 before them; signature, 抄送, 附件 after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_tools.model import Line
from build_tools.parse.labels import indent_of

NUMBER = r"[一二三四五六七八九十0-9０-９]{1,3}"
KINDS = (
    "规则|条例|办法|规定|细则|决定|通知|意见|解释|批复|规划|纲要|方案|制度|规程|守则|准则|章程|指引|公告|修正案|法|宪法|决议|标准|"
    "程序|规范|暂行|指南|要点|计划|通则|议案|报告|函|答复|令|法典|公约|清单|目录|若干问题|总则|协定"
)
TITLE = re.compile(rf"[^。；：！？]{{2,80}}?(?:{KINDS})(?:\s*[（(〔\[][^（）()]{{1,30}}[）)〕\]])*[”》]?")
QUOTED_NAME = re.compile(r"《([^《》]+)》")
STATUS = re.compile(r"[（(](?:试行|暂行|草案|修订|修订草案|征求意见稿)[）)]$")  # （试行） behind a name
BARE_KIND = re.compile(r"规则|条例|办法|规定|细则|决定|章程|制度|规程")
ANNEX = re.compile(rf"附\s*(?:件|表|录|图)\s*(?P<number>{NUMBER})?\s*[:：]?\s*(?P<title>[^。；：]{{0,40}})")
DIGIT = r"[0-9０-９〇○零一二三四五六七八九十]"
DATE = re.compile(rf"{DIGIT}{{4}}\s*年\s*{DIGIT}{{1,3}}\s*月\s*{DIGIT}{{1,3}}\s*日")
NOTE = re.compile(r"[（(].*|.*[）)]|.*(?:通过|公布|发布|修订|修正|批准|施行|印发|实施|颁布)[^。]{0,12}")
DOCUMENT_NUMBER = re.compile(
    r"[^\s，。；：]{1,20}[〔\[［【（(]\s*[0-9０-９]{4}\s*[〕\]］】）)]\s*第?\s*[0-9０-９]{1,5}\s*号"
)
CLOSING = re.compile(
    r"[_—－=\-]{5,}|\W{0,3}(?:抄送|抄报|主送|分送|主题词|报送)\s*[:：].*|.{0,30}[0-9０-９]{4}年.{1,10}日\s*印\s*发\s*"
    r"|[（(]此件.{0,20}[）)]|附\s*(?:件|表|图|录)\s*[:：].*|.{0,6}(?:责任编辑|信息来源|打印本页|关闭窗口|上一篇|下一篇|版权所有"
    r"|主办单位|网站地图|扫一扫|返回顶部|相关链接|相关文档|相关阅读|分享到).*|(?:来源|编辑|作者)\s*[:：].{0,40}|【(?:打印|关闭|字体).*"
)
SIGNATURE = re.compile(r"[^\s，。；：“”（）()]{2,40}(?:\s{1,20}[^\s，。；：“”]{2,40})*")
LONGEST_TITLE = 40  # characters of a title line that no 规则, 办法 … ends
MOST_LINES_APART = 2  # between the lines of a broken title
BARE_NAME = 6  # characters of 工作规则 and the like, which no title is alone
ENDING = ("。", "；", "：", "！", "？", "，", "、", ";", ":", ".", ",")


def words_of(line: Line) -> str:
    """A line without its indent, Markdown marks and trailing white space."""
    return line.text[indent_of(line.text) :].rstrip().removesuffix("**")


def is_title(text: str) -> bool:
    """Whether a line reads like the name of a document (…工作规则, …办法（试行）)."""
    return TITLE.fullmatch(text) is not None


def match_annex(text: str) -> re.Match[str] | None:
    """附件2, 附件, 附表一：… standing alone as a heading; not 附件：1.…, which only lists them."""
    match = ANNEX.fullmatch(text)
    if match and match["title"] and not match["number"]:
        return None
    return match


def find_annex_lines(lines: Sequence[Line], excluded: frozenset[int]) -> list[int]:
    """Indexes of the lines that open an annex; a list of annexes (two in a row) opens none."""
    found = [i for i, line in enumerate(lines) if i not in excluded and match_annex(words_of(line))]
    return [index for index in found if not _in_list(lines, index, found)]


def _in_list(lines: Sequence[Line], index: int, found: Sequence[int]) -> bool:
    following = _filled_near(lines, index, +1)
    before = _filled_near(lines, index, -1)
    listed = following in found or before in found
    return listed or (before is not None and words_of(lines[before]).startswith(("附件：", "附件:", "附：")))


def _filled_near(lines: Sequence[Line], index: int, step: int) -> int | None:
    index += step
    while 0 <= index < len(lines):
        if lines[index].text.strip():
            return index
        index += step
    return None


def find_title(lines: Sequence[Line], indexes: Sequence[int]) -> list[int]:
    """Indexes, among those before the first provision, of the lines that hold the title."""
    filled = [index for index in indexes if lines[index].text.strip()]
    named = [i for i in filled if _is_name(lines, i) and not DOCUMENT_NUMBER.fullmatch(words_of(lines[i]))]
    plain = [i for i in filled if 1 < len(words_of(lines[i])) <= LONGEST_TITLE and not _is_other(words_of(lines[i]))]
    if not named and not plain:
        return []
    last = [*plain[:1], *named, *_quoted_names(lines, filled, named)][-1]
    return _with_broken_lines(lines, filled, filled.index(last))


def _quoted_names(lines: Sequence[Line], filled: Sequence[int], named: Sequence[int]) -> list[int]:
    """Those names that a notice or decree before the provisions quotes: 现公布《重大行政决策程序暂行条例》."""
    quoted = {name for index in filled for name in QUOTED_NAME.findall(re.sub(r"\s", "", lines[index].text))}
    return [index for index in named if re.sub(r"\s", "", words_of(lines[index])) in quoted]


def _is_name(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a document's name, or 决定, 规定 … alone below the rest of it."""
    words, above = words_of(lines[index]), _filled_near(lines, index, -1)
    if is_title(words) or above is None:
        return is_title(words)
    near = index - above <= MOST_LINES_APART and not _is_other(words_of(lines[above]))
    return near and BARE_KIND.fullmatch(STATUS.sub("", words)) is not None


def _is_other(text: str) -> bool:
    return text.endswith(ENDING) or bool(DATE.search(text) or DOCUMENT_NUMBER.fullmatch(text) or NOTE.fullmatch(text))


def _with_broken_lines(lines: Sequence[Line], filled: Sequence[int], position: int) -> list[int]:
    """The title's lines: the one found and those above that it continues."""
    first = position
    while first > 0 and _follows(lines, filled, first, position):
        first -= 1
    return list(filled[first : position + 1])


def _follows(lines: Sequence[Line], filled: Sequence[int], first: int, last: int) -> bool:
    """Whether the line above `first` belongs to the title on lines `first` to `last` (positions in `filled`)."""
    above, title = filled[first - 1], "".join(words_of(lines[i]) for i in filled[first : last + 1])
    return filled[first] - above <= MOST_LINES_APART and _continues(words_of(lines[above]), title)


def _continues(above: str, title: str) -> bool:
    """Whether `title` goes on from the line above: 济南市莱芜区人民政府 + 工作规则, …关于… + …的通知."""
    if _is_other(above) or len(above) > LONGEST_TITLE or above.endswith(("文件", "号", "令")):
        return False
    opened = title.count("》") > title.count("《")
    bare = len(STATUS.sub("", title)) <= BARE_NAME
    return opened or bare or title.startswith("关于") or ("关于" in above and not is_title(above))


def find_closing(lines: Sequence[Line], first: int, end: int) -> int:
    """Index of the first line after the last provision's own that closes the text, or `end`."""
    for index in range(first, end):
        text = words_of(lines[index])
        if CLOSING.fullmatch(text) or (DATE.fullmatch(text) and index > first):
            return _with_signature(lines, first, index)
    return end


def _with_signature(lines: Sequence[Line], first: int, index: int) -> int:
    before = _filled_near(lines, index, -1)
    if (
        before is not None
        and before >= first
        and SIGNATURE.fullmatch(words_of(lines[before]))
        and DATE.fullmatch(words_of(lines[index]))
    ):
        return before
    return index
