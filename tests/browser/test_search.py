"""What readers do with the search: by keyboard, on a phone, from disk, with an input method."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.chrome import VIEWS, View, find_console_errors, find_requests, take_view
from tests.browser.kinds import KINDS
from tests.browser.server import Served
from tests.browser.test_access import find_violations
from tests.score_search import fetched, is_search
from tests.search.asking import ask, ask_for_answers, open_search, read_queries, read_questions

FIRST, AMONG_FIVE = 0.9, 0.97  # what of all queries the first article has to answer, and the first five
SELECT = """
const [name, value] = arguments, select = document.querySelector(`[aria-label=${name}]`);
select.value = value;
select.dispatchEvent(new Event('change'));
"""
COMPOSE = """
const [words] = arguments, field = document.querySelector('#search-words');
field.dispatchEvent(new CompositionEvent('compositionstart'));
field.value = words;
field.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
"""


def field(chrome: Chrome) -> WebElement:
    """The field of the open search."""
    return WebDriverWait(chrome, 10).until(lambda _: chrome.find_element(By.CSS_SELECTOR, "dialog[open] #search-words"))


def hits(chrome: Chrome) -> list[str]:
    """The addresses of the results."""
    found = chrome.find_elements(By.CSS_SELECTOR, ".search-results a.hit")
    return [link.get_attribute("href") or "" for link in found]


def settle(chrome: Chrome) -> None:
    """Waits until the results are those of what was chosen."""
    WebDriverWait(chrome, 10).until(lambda _: not chrome.find_elements(By.CSS_SELECTOR, ".search-results[aria-busy]"))


def status(chrome: Chrome) -> str:
    """What a screen reader hears of the results."""
    return chrome.find_element(By.CSS_SELECTOR, ".search-box [role=status]").text


def seek(chrome: Chrome, url: str, words: str) -> list[str]:
    """The results for some words on a page, the search opened by its button."""
    chrome.get(url)
    open_search(chrome)
    ask(chrome, [words])
    return hits(chrome)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_results_are_accessible(chrome: Chrome, served: Served, view: View) -> None:
    """The open search with an answer, with nothing found, and before a query."""
    take_view(chrome, view)
    assert seek(chrome, served.url + KINDS["home"], "区长外出谁主持工作")
    assert chrome.find_elements(By.CSS_SELECTOR, ".search-group.answers a.hit")
    assert "\n".join(find_violations(chrome)) == ""
    ask(chrome, ["龘龘"])
    assert status(chrome).startswith("没有找到")
    assert chrome.find_elements(By.CSS_SELECTOR, ".search-ways a")
    assert "\n".join(find_violations(chrome)) == ""
    wide, screen = chrome.execute_script("return [document.querySelector('.search-box').scrollWidth, innerWidth]")
    assert wide <= screen


def test_keyboard_alone(chrome: Chrome, served: Served) -> None:
    """/ opens, arrows choose, Escape closes and gives the focus back, Enter follows the first result."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + KINDS["about"])
    chrome.find_element(By.TAG_NAME, "body").send_keys("/")
    box = field(chrome)
    box.send_keys("会议纪要 签发")
    WebDriverWait(chrome, 10).until(lambda _: hits(chrome))
    box.send_keys(Keys.ARROW_DOWN)
    chosen = chrome.switch_to.active_element
    assert chosen.get_attribute("href") == hits(chrome)[0]
    chosen.send_keys(Keys.ARROW_DOWN)
    assert chrome.switch_to.active_element.get_attribute("href") == hits(chrome)[1]
    chrome.switch_to.active_element.send_keys(Keys.ARROW_UP, Keys.ARROW_UP)
    assert chrome.switch_to.active_element.get_attribute("id") == "search-words"
    chrome.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not chrome.find_elements(By.CSS_SELECTOR, "dialog[open]")
    chrome.find_element(By.TAG_NAME, "body").send_keys("/")
    first = hits(chrome)[0]
    field(chrome).send_keys(Keys.ENTER)
    WebDriverWait(chrome, 10).until(lambda _: chrome.current_url == first)


def test_address_carries_the_query(chrome: Chrome, served: Served) -> None:
    """What is sought stands in the address, and such an address opens the search with it."""
    seek(chrome, served.url + KINDS["home"], "请假")
    address = chrome.current_url
    assert "?q=" in address
    chrome.get("about:blank")
    chrome.get(address)
    assert field(chrome).get_attribute("value") == "请假"
    WebDriverWait(chrome, 10).until(lambda _: hits(chrome))
    field(chrome).send_keys(Keys.ESCAPE)
    WebDriverWait(chrome, 10).until(lambda _: "?q=" not in chrome.current_url)


def test_nothing_is_fetched_before_it_is_needed(chrome: Chrome, served: Served) -> None:
    """A page without the search open has asked for one small script of it."""
    chrome.get(served.url + KINDS["chapter"])
    asked = [url for url in find_requests(chrome) if "/search" in url and url.endswith(".js")]
    assert [url.rpartition("/")[2] for url in asked] == ["open.js"]


def test_the_first_query_reads_little(chrome: Chrome, served: Served, site: Path) -> None:
    """The engine, what its pairs of characters lead to, and the words of the best articles; gzip."""
    chrome.execute_cdp_cmd("Network.clearBrowserCache", {})
    chrome.get(served.url + KINDS["about"])
    files, size = fetched(chrome, site, "区长外出谁主持工作", is_search)
    assert files <= 30
    assert size <= 45_000


def test_facets_narrow(chrome: Chrome, served: Served) -> None:
    """By kind, rulebook, chapter and role."""
    seek(chrome, served.url + KINDS["home"], "会议")
    chrome.find_element(By.XPATH, "//div[@class='search-kinds']/button[starts-with(., '审批链')]").click()
    settle(chrome)
    assert all("/chain-" in url for url in hits(chrome))
    chrome.find_element(By.XPATH, "//div[@class='search-kinds']/button[.='全部']").click()
    settle(chrome)
    chrome.execute_script(SELECT, "规则", "linzi-2022")
    settle(chrome)
    assert all("/linzi-2022/" in url or "instruments" in url for url in hits(chrome))
    chapter = chrome.find_element(By.CSS_SELECTOR, "[aria-label=章] option:nth-child(2)").get_attribute("value")
    chrome.execute_script(SELECT, "章", chapter)
    settle(chrome)
    assert len({url.split("#")[0] for url in hits(chrome) if "/c" in url and "chain" not in url}) == 1
    assert chrome.find_elements(By.CSS_SELECTOR, "[aria-label=角色]")


def test_everything_found_can_be_seen(chrome: Chrome, served: Served) -> None:
    """At first the best articles are read, with the number of all; asked for, the others too."""
    seek(chrome, served.url + KINDS["home"], "会议")
    more = chrome.find_element(By.CSS_SELECTOR, ".search-group.articles .search-more")
    count = int("".join(filter(str.isdigit, more.text)))
    assert f"条文 {count}" in status(chrome)
    more.click()
    settle(chrome)
    assert len(hits(chrome)) == count > 20
    assert f"条文 {count}" in status(chrome)


def test_composition_is_waited_for(chrome: Chrome, served: Served) -> None:
    """Nothing is sought while an input method still composes."""
    seek(chrome, served.url + KINDS["home"], "补位")
    before = hits(chrome)
    chrome.execute_script(COMPOSE, "hui yi ji yao")
    chrome.execute_async_script("setTimeout(arguments[0], 300)")
    assert hits(chrome) == before


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("莱芜38", "laiwu-2026/c8.html#a38"),
        ("临淄 四十九、", "linzi-2022/c8.html#a49"),
        ("莱芜第三十八条第二款", "laiwu-2026/c8.html#a38.p2"),
        ("《济南市莱芜区人民政府工作规则》第五十四条", "laiwu-2026/c9.html#a54"),
        ("“即到即办”", "linzi-2022/c11.html#a66.p1"),
        ("zwgk", "c6.html#a"),  # initials
        ("會議紀要", "#a"),
        ("会义记要", "#a"),
    ],
)
def test_forms_of_a_query(chrome: Chrome, served: Served, words: str, article: str) -> None:
    """Numbers in any form, quotations, initials, traditional characters, wrong characters."""
    assert article in seek(chrome, served.url + KINDS["home"], words)[0]


@pytest.mark.parametrize("kind", ["home", "chapter"])
def test_search_works_from_disk(chrome: Chrome, site: Path, kind: str) -> None:
    """The same results from file://, without an error."""
    root = site.resolve().as_uri() + "/"
    found = seek(chrome, root + KINDS[kind], "区长外出谁主持工作")
    assert found[0].startswith(root)
    assert "linzi-2022/c2.html#a7" in found[0] or "laiwu-2026/c2.html#a6" in found[0]
    ask(chrome, ["會義記要"])
    assert hits(chrome)
    assert find_console_errors(chrome) == []


def test_a_result_on_the_same_page_closes_the_search(chrome: Chrome, served: Served) -> None:
    """The way to an article of this very page leads there."""
    take_view(chrome, View(360, "light"))
    found = seek(chrome, served.url + "laiwu-2026/c8.html", "莱芜44")
    chrome.find_element(By.CSS_SELECTOR, ".search-results a.hit").click()
    assert not chrome.find_elements(By.CSS_SELECTOR, "dialog[open]")
    assert chrome.current_url == found[0]


def test_the_box_answers_what_is_asked(chrome: Chrome, served: Served) -> None:
    """Every clause that answers, with all that it says, and no other; else no box; missing figures are named."""
    chrome.get(served.url + KINDS["home"])
    open_search(chrome)
    for question in read_questions():
        clauses, notes = ask_for_answers(chrome, question.words)
        assert clauses == question.answers, question.words
        assert (f"规则没有写明具体{question.silent}；" in notes) == bool(question.silent), question.words


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("会义记要", "已按“会议纪要”查找"),  # two side by side
        ("接侍方案", "已按“接待方案”查找"),  # no sound alike, but the rules have just these words
        ("停车费 会议纪要", "规则里没有“停车费”，已按其余的词查找"),
        ("大额资金 常务会议", ""),
        ("老百姓写的信领导自己看吗", ""),
        ("手机要一直开机吗", ""),
        ("花钱的大盘子在哪个会上定", "规则里没有“大盘子在”，已按其余的词查找"),
    ],
)
def test_only_plausible_words_are_put_for_others(chrome: Chrome, served: Served, words: str, note: str) -> None:
    """A word is mended to one that sounds like it and stands so in the rules, or left out, and either is said."""
    chrome.get(served.url + KINDS["home"])
    open_search(chrome)
    _, notes = ask_for_answers(chrome, words)
    assert note in notes if note else "查找" not in notes


def test_queries_find_their_articles(chrome: Chrome, served: Served) -> None:
    """The whole set, by what is shown."""
    queries = read_queries()
    chrome.get(served.url + KINDS["home"])
    open_search(chrome)
    ranks = [one.rank(query) for query, one in zip(queries, ask(chrome, [q.words for q in queries]), strict=True)]
    assert sum(rank == 1 for rank in ranks) / len(ranks) >= FIRST
    assert sum(1 <= rank <= 5 for rank in ranks) / len(ranks) >= AMONG_FIVE
