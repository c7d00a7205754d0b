"""The command `new`: the folder it makes, what it says, and every kind of file it refuses."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from build_tools.cli import main
from build_tools.parse.rulebook import parse_text
from build_tools.pipeline import compile_project
from build_tools.yamlfile import read_yaml
from tests.importing.makers import make_gb18030, make_numbered_word, make_page, make_pdf, make_word
from tests.importing.packages import DOCUMENT, NAMESPACES, package, paragraph, run

RULE = "某某区人民政府工作规则\n" + "\n".join(
    f"第{number}条　区政府及其部门应当依法履行职责,接受监督。" for number in "一二三四五六七八"
)
NOTICE = "某某区人民政府关于印发《某某区人民政府工作规则》的通知\n某政发〔2026〕3号\n现印发给你们。\n2026年3月1日"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty project."""
    (tmp_path / "project" / "source_texts").mkdir(parents=True)
    return tmp_path / "project"


def new(root: Path, identifier: str, **files: bytes) -> int:
    """The exit status of `new` for files of these contents, named like file_docx."""
    paths = []
    for name, content in files.items():
        path = root.parent / name.replace("_", ".")
        path.write_bytes(content)
        paths.append(str(path))
    return main(["--root", str(root), "new", identifier, *paths])


def test_a_folder_holds_text_original_declaration_and_changes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """text.txt, the original as it was with its hash, a rulebook.yml that is read back, the diff; then the check."""
    data = make_numbered_word(RULE)
    assert new(root, "mou-2026", rule_docx=data) == 0
    folder = root / "source_texts" / "mou-2026"
    assert sorted(path.name for path in folder.iterdir()) == [
        "import.diff", "original.docx", "rulebook.yml", "text.txt",
    ]  # fmt: skip
    assert (folder / "original.docx").read_bytes() == data
    assert [p.number for p in parse_text((folder / "text.txt").read_text("utf-8")).provisions if p.level == 5] == [
        *range(1, 9)
    ]
    said = capsys.readouterr().out
    assert "8 段的自动编号" in said
    assert hashlib.sha256(data).hexdigest() in said
    assert "[半角标点]" in said


def test_the_proposed_declaration_holds_and_its_errata_can_be_declared(root: Path) -> None:
    """It has no problem as it is; with the marks of its comments removed, the doubts are declared errata."""
    assert new(root, "mou-2026", rule_txt=RULE.encode()) == 0
    path = root / "source_texts" / "mou-2026" / "rulebook.yml"
    proposed = path.read_text("utf-8")
    assert read_yaml("rulebook.yml", proposed).problems == ()
    compiled = compile_project(root)
    assert {problem.kind for problem in compiled.problems} == {"半角标点"}
    assert compiled.corpus.rulebooks[0].originals[0].content == RULE.encode()
    head, errata = proposed.split("# 勘误:")
    path.write_text(head + "勘误:" + errata.replace("\n# ", "\n"), "utf-8")
    declared = compile_project(root)
    assert declared.problems == ()
    assert len(declared.declared) == len(compiled.problems)


def test_several_files_are_joined_in_order_and_each_is_kept(root: Path) -> None:
    """A notice as a web page and its rule as a PDF become one text."""
    assert new(root, "mou-2026", notice_html=make_page(NOTICE), rule_pdf=make_pdf(RULE)) == 0
    folder = root / "source_texts" / "mou-2026"
    text = (folder / "text.txt").read_text("utf-8")
    assert text.index("现印发给你们") < text.index("第一条")
    assert (folder / "original-1.html").is_file()
    assert (folder / "original-2.pdf").is_file()
    changes = (folder / "import.diff").read_text("utf-8")
    assert "--- original-1.html" in changes
    assert "\n-首页\n" in changes
    assert "\n-— 1 —\n" in changes
    metadata = compile_project(root).corpus.rulebooks[0].metadata
    assert metadata.document_number == "某政发〔2026〕3号"


def test_the_diff_shows_joined_lines_above_what_they_became(root: Path) -> None:
    """Line, line, page number, line, then the paragraph; the diff stays a unified diff whose counts hold."""
    rule = "\n".join(f"第{number}条　" + "区政府应当依法履行职责，" * 20 + "。" for number in "一二三四五六七八")
    assert new(root, "mou-2026", rule_pdf=make_pdf(rule)) == 0
    changes = (root / "source_texts" / "mou-2026" / "import.diff").read_text("utf-8").split("\n")
    added = [index for index, line in enumerate(changes) if line.startswith("+第")]
    assert len(added) == 8
    for index in added:
        start = max(i for i in range(index) if changes[i].startswith("-第"))
        lines = [line[1:] for line in changes[start:index] if "—" not in line and "汇编" not in line]
        assert "".join(lines) == changes[index][1:]
    removed, put_in = (int(number) for number in re.findall(r"@@ -1,(\d+) \+1,(\d+) @@", "\n".join(changes))[0])
    assert removed == sum(line.startswith(("-", " ")) for line in changes) - 1
    assert put_in == sum(line.startswith(("+", " ")) for line in changes) - 1


def test_nothing_is_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is there stays as it is."""
    assert new(root, "mou-2026", rule_txt=RULE.encode()) == 0
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert new(root, "mou-2026", other_txt=make_gb18030(RULE + "另")) == 1
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert "文件夹已存在，不覆盖" in capsys.readouterr().out


def test_an_original_that_was_changed_is_noticed(root: Path) -> None:
    """Its hash no longer fits, or it is gone."""
    assert new(root, "mou-2026", rule_docx=make_word(RULE)) == 0
    original = root / "source_texts" / "mou-2026" / "original.docx"
    original.write_bytes(b"changed")
    assert any("SHA-256 不符" in problem.message for problem in compile_project(root).problems)
    original.unlink()
    assert any("文件夹里却没有" in problem.message for problem in compile_project(root).problems)


def scan() -> bytes:
    """A PDF of pages without any text."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(3):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def bomb() -> bytes:
    """A docx whose body swells to 200 MB."""
    return package("", {"word/document.xml": DOCUMENT.format(NAMESPACES, " " * (200 * 2**20))})


def lying_bomb() -> bytes:
    """A docx that swells, whose directory says it does not."""
    data = bytearray(package(paragraph(run("字" * 3_000_000))))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(b"word/document.xml") if signature == b"PK\x03\x04" else data.rindex(b"word/document.xml")
        header = data.rindex(signature, 0, start)
        data[header + offset : header + offset + 4] = struct.pack("<I", 1000)
    return bytes(data)


def entities(external: str) -> bytes:
    """A docx whose XML declares an entity."""
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x {external}>]><w:document {NAMESPACES}><w:body/></w:document>'
    return package("", {"word/document.xml": xml})


def archive(name: str) -> bytes:
    """A zip with one member."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        opened.writestr(name, "字")
    return stream.getvalue()


def locked() -> bytes:
    """A docx with a password: an OLE file that holds an encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")


def no_words() -> bytes:
    """A docx with one empty paragraph."""
    return package(paragraph())


GOOD = make_word(RULE)
BAD: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("scan_pdf", scan, "扫描件"),
    ("locked_pdf", lambda: make_pdf(RULE, encrypt="secret"), "已加密"),
    ("cut_pdf", lambda: make_pdf(RULE)[:300], "PDF"),
    ("damaged_pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 9, "PDF 已损坏"),
    ("text_pdf", lambda: b"not a pdf at all", "PDF 已损坏"),
    ("cut_docx", lambda: GOOD[: len(GOOD) // 2], "docx 已损坏"),
    ("text_docx", RULE.encode, "docx 已损坏"),
    ("xml_docx", lambda: package("<w:p>"), "docx 已损坏"),
    ("bomb_docx", bomb, "压缩炸弹"),
    ("lying_docx", lying_bomb, "docx 已损坏"),
    ("macros_docx", lambda: package(paragraph(run("字")), {"word/vbaProject.bin": b"\1"}), "宏"),
    ("macros_docm", lambda: GOOD, "宏"),
    ("types_docx", lambda: package("", {"[Content_Types].xml": "<T>macroEnabled.main+xml</T>"}), "宏"),
    ("xxe_docx", lambda: entities('SYSTEM "file:///etc/passwd"'), "DTD 或实体声明"),
    ("laughs_docx", lambda: entities('"ha"'), "DTD 或实体声明"),
    ("wide_docx", lambda: package("", {"word/settings.xml": "<!DOCTYPE x>".encode("utf-16")}), "DTD 或实体声明"),
    ("empty_docx", no_words, "没有文字"),
    ("xxe_html", lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>', "实体声明"),
    ("xxe_xml", lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "a">]><a>&x;</a>', "DTD 或实体声明"),
    ("script_html", lambda: b"<html><body><script>render()</script></body></html>", "没有正文文字"),
    ("deep_html", ("<html><div>" + "<div>" * 9000 + RULE).encode, "嵌套过深"),
    ("old_doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word"),
    ("locked_docx", locked, "加了密码"),
    ("rich_rtf", lambda: b"{\\rtf1 text}", "RTF"),
    ("picture_png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(60), "图片"),
    ("sheet_xlsx", lambda: archive("xl/workbook.xml"), "Excel"),
    ("other_zip", lambda: archive("a.txt"), "无法识别的格式"),
    ("layout_ofd", lambda: archive("OFD.xml"), "OFD"),
    ("program_exe", lambda: b"MZ" + bytes(range(256)), "无法识别的格式"),
    ("data_bin", "正文".encode, "无法识别的格式"),
    ("empty_txt", bytes, "空的"),
    ("blank_txt", lambda: b"\r\n \t\r\n", "空的"),
    ("bytes_txt", lambda: RULE.encode()[:-1] + b"\xff\xfe\xfd" + RULE.encode(), "无法解读的字节"),
    ("big5_txt", lambda: ("區政府應當依法履行職責，" * 20).encode("big5"), "无法解读的字节"),
    ("nul_txt", lambda: b"\xef\xbb\xbfabc\0def", "NUL"),
    ("half_txt", lambda: b"\xff\xfe" + RULE.encode("utf-16-le")[:-1], "UTF-16"),
)


@pytest.mark.parametrize(("name", "make", "said"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_files_are_refused(
    name: str, make: Callable[[], bytes], said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 1, the reason in Chinese with the file's name, nothing written."""
    assert new(root, "mou-2026", **{name: make()}) == 1
    printed = capsys.readouterr().out
    assert said in printed
    assert printed.startswith(name.replace("_", "."))
    assert list((root / "source_texts").iterdir()) == []


def test_one_bad_file_of_several_stops_all(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every bad one is named."""
    assert new(root, "mou-2026", rule_txt=RULE.encode(), empty_txt=b"", scan_pdf=scan()) == 1
    printed = capsys.readouterr().out
    assert "empty.txt" in printed
    assert "scan.pdf" in printed
    assert list((root / "source_texts").iterdir()) == []


@pytest.mark.parametrize(
    "identifier", ["Mou", "../mou", "mou/2026", "mou 2026", "莱芜", "", ".", "assets", "registers"]
)
def test_wrong_ids_are_refused(identifier: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written anywhere."""
    assert new(root, identifier, rule_txt=RULE.encode()) == 1
    assert "标识" in capsys.readouterr().out
    assert list((root / "source_texts").iterdir()) == []
    assert sorted(path.name for path in root.parent.iterdir()) == ["project", "rule.txt"]


def test_a_missing_file_and_a_folder_are_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their names."""
    assert main(["--root", str(root), "new", "mou-2026", str(root / "none.txt"), str(root)]) == 1
    printed = capsys.readouterr().out
    assert "找不到这个文件" in printed
    assert "这是文件夹" in printed
