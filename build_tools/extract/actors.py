"""Who a text names: the register's names first, longest first, else the shapes of offices, bodies and posts.

A shadow is a text of the same length in which every actor is one FIRST and as many REST as it needs, so that
a pattern can say 由, an actor, a verb, and positions still count in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

FIRST, REST, ASIDE = "\ue000", "\ue001", "\ue002"
LONGEST = 24

HEADS = (
    "人民政府|政府|办公厅|办公室|委员会|工作委员会|常委会|主任会议|委员长会议|常务会议|全体会议|联组会议|党组会议|会议"
    "|主席团|代表团|秘书处|代表大会|大会|人大|机关|部门|机构|单位|组织|领导小组|小组|中心|国务院|法院|检察院|书院|院长"
    "|主任委员|主任|主席|副主席|秘书长|委员长|省长|市长|州长|县长|区长|乡长|镇长|局长|厅长|处长|科长|部长|行长|所长"
    "|检察长|督察长|总督察|总理|主要负责人|负责人|负责同志|主持人|召集人|申请人|当事人|提案人|领衔人|候选人|推荐人"
    "|代表|委员|组成人员|工作人员|执法人员|办案人员|督察人员|列席人员|领导人员|领导|领导同志|法律顾问"
    "|[省市县区州党]委(?![员托书会])|[工商税财教审统环公安林农水交住信司法民政卫体文旅]局(?!长)|[^办公大在]厅(?!长)"
    "|[^全大一内本外局]部(?![门分署长属队])"
    "|银行|支行|分行|总行|村民会议|村民代表会议|居民会议"
)
HEAD = re.compile(HEADS)
NOT_ACTOR = re.compile(
    "规章|信息|法规|令|公报|名义|纪要|期间|公告|决议|议程|文件|材料|记录|事务|职能|职责|职权|建议|资格|意见|内部"
)

# Where a name cannot go on to the left: prepositions, conjunctions, verbs; (?!…) are words that begin alike.
STOP = re.compile(
    r"""
    [由向被把将是为使给让请送需必再等及与或且但而因如凡除就都也均从至到于之的可得并未已无者]
  | 报(?!社|刊) | 经(?!济|贸|营|信|开)过? | 和(?!平|谐) | 对(?!口|外) | 以(?!上(?!级)|下(?!级))
  | 在(?!职) | 按(?!揭) | 应(?!急|诉)
  | 不(?!设区|动产) | (?<![主重])要 | 交(?!通|流|易|警) | 受(?!理|委托|托) | 自(?!治|然) | 其(?!他|余) | 后(?!勤)
  | 前 | 时 | 中(?!国|央|级|共|心|小) | 内(?!设|部|务) | 外(?!事|交|汇|办|国|商|侨|聘)
  | (?:制定|起草|拟订|拟定|审核|审查|审批|审议|批准|核准|同意|决定|确定|签发|受理|办理|承办|主办|监督|检查|督查|督察
      |督办|复议|管理|协调|考核|备案|选举|组织|领导|负责|执行|实施|主持|召集|指定|委托|授权|任免|任命|派出
      |提名|推荐|调查|处理|报送|接收|征集|许可|登记|听证|编制)
    (?!机关|机构|部门|单位|人|委员|小组|会议|中心|工作|同志|干部|团|大会|处|局|厅|科|室
      |执法|主管|行政|监督|审查|检查|督查|督察|委|[，。；：、]|$)
  | 提请|提交|提出|协助|会同|涉及|听取|征求|征得|邀请|安排|根据|依照|属于|召开|举行|参加|出席|列席|组成(?!人员|部门)
  | 担任|产生|印发|报告(?!人)|请示|接受|加强|实行|依法|统一|共同|分别|及时|必须|通过|设立|成立|设置|任(?=主任|主席)
  | 行使|接到|收到|通知|告知|督促|要求|责令|协同|配合|支持|指导
  | 提高|推动|推进|健全|完善|提升|深化|强化|促进|优化|转变
  | 批转|转交|交由|发布|公布|宣布|表决|提议(?!案)|罢免|抄送|转送|印送|下列|作出|担(?=任)|同时|认为
  | 发现|责成|存在|聘请|围绕
    """,
    re.VERBOSE,
)
SHUT = re.compile(r"[^\u4e00-\u9fff\ue002]")
BRACKETS = re.compile(r"（[^（）。；]{1,8}）(?=[\u4e00-\u9fff])")


@lru_cache(maxsize=64)
def name_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression for all names of a register, the longest first; None for no name."""
    ordered = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None


def cast_shadow(text: str, names: tuple[str, ...]) -> str:
    """The text with every actor in it replaced by marks of the same length."""
    shadow = text.translate({ord(mark): "\ufffd" for mark in (FIRST, REST, ASIDE)})
    pattern = name_pattern(names)
    if pattern:
        shadow = pattern.sub(lambda match: _marks(match.end() - match.start()), shadow)
    for start, end in tuple(_shaped(shadow)):
        shadow = shadow[:start] + _marks(end - start) + shadow[end:]
    return shadow


def is_shaped(name: str) -> bool:
    """Whether a name ends as offices, bodies and posts do."""
    return any(match.end() == len(name) for match in HEAD.finditer(name))


def _marks(length: int) -> str:
    return FIRST + REST * (length - 1)


def _shaped(shadow: str) -> Iterator[tuple[int, int]]:
    """The stretches that look like an office, a body or a post, none of them in the register."""
    plain = BRACKETS.sub(lambda match: ASIDE * (match.end() - match.start()), shadow)
    for start, end in _pieces(plain):
        piece = plain[start:end]
        heads = [match.end() for match in HEAD.finditer(piece)]
        if not heads or heads[-1] > LONGEST or NOT_ACTOR.match(plain[start + heads[-1] :]):
            continue
        if start == 0 or plain[start - 1] != "的":
            yield start, start + heads[-1]


def _pieces(plain: str) -> Iterator[tuple[int, int]]:
    """What stands between the stops, and nothing of the stops themselves."""
    reached = 0
    for start, end in sorted(match.span() for pattern in (SHUT, STOP) for match in pattern.finditer(plain)):
        if start > reached:
            yield reached, start
        reached = max(reached, end)
    if reached < len(plain):
        yield reached, len(plain)


def split_actors(text: str, shadow: str, start: int, end: int) -> Sequence[str]:
    """The names printed in a stretch of a shadow that is a list of actors; 区政府有关部门 is one of them."""
    names: list[str] = []
    reached = -1
    for match in re.finditer(f"{FIRST}{REST}*", shadow[start:end]):
        printed = text[start + match.start() : start + match.end()]
        if match.start() == reached:
            names[-1] += printed
        else:
            names.append(printed)
        reached = match.end()
    return tuple(names)
