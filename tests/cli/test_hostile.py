"""Files nobody should send: each is refused, or read with a warning, in its own words and with the right exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.main import app
from tests.making import doc, docx, ofd, pdf, rtf, zipped
from tests.making.paragraphs import NAMES, SEEDS, of_seed

REPORT = of_seed(NAMES[0])
TEXT = (SEEDS / f"{NAMES[0]}.txt").read_bytes()


def score(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["score", str(path), *arguments])


def xxe() -> bytes:
    """A Word file whose text would be a file of this machine."""
    body = zipped.unpacked(docx.make(REPORT))
    xml = body["word/document.xml"].decode()
    entity = '<!DOCTYPE w [<!ENTITY leak SYSTEM "file:///etc/hostname">]>'
    body["word/document.xml"] = xml.replace("?>", f"?>{entity}", 1).replace("一、", "&leak;一、", 1).encode()
    return zipped.make(body)


def laughs() -> bytes:
    """A Word file whose entities grow without end."""
    body = zipped.unpacked(docx.make(REPORT))
    xml = body["word/document.xml"].decode()
    grown = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    entity = f'<!DOCTYPE w [<!ENTITY l0 "哈">{grown}]>'
    body["word/document.xml"] = xml.replace("?>", f"?>{entity}", 1).replace("一、", "&l9;一、", 1).encode()
    return zipped.make(body)


def novel() -> bytes:
    """A web page about something else."""
    walk = "那天早上下着小雨，他们沿着河边慢慢地走，谁也没有说话，只听见雨点打在伞上的声音，一直走到桥头才停下来。"
    return f"<html><body><h1>雨</h1>{''.join(f'<p>{n}{walk}</p>' for n in range(30))}</body></html>".encode()


CUT = "文件已损坏或不完整（Word、WPS、OFD 文档和压缩包都是 zip 格式，这个 zip 打不开）。"
REFUSED: dict[str, tuple[Callable[[], bytes], str, str, int]] = {
    "bomb.docx": (zipped.bomb, "bomb", "压缩内容异常（解开后过大、过多或压缩率异常），为安全起见没有读取。", 4),
    "laughs.docx": (laughs, "damaged", "文件已损坏，无法作为 Word 文档读取。", 4),
    "cut.docx": (lambda: docx.make(REPORT)[:3000], "damaged", CUT, 4),
    "cut.pdf": (lambda: pdf.make(REPORT)[:400], "damaged", "文件已损坏，无法作为 PDF 文档读取。", 4),
    "cut.ofd": (lambda: ofd.truncated(REPORT), "damaged", CUT, 4),
    "locked.ofd": (lambda: ofd.encrypted(REPORT), "encrypted", "OFD 文件已加密，无法读取。", 4),
    "locked.zip": (lambda: zipped.encrypted({"报告.txt": TEXT}), "encrypted", "文件已加密，需要密码才能打开。", 4),
    "locked.docx": (
        lambda: doc.container("EncryptionInfo", "EncryptedPackage"),
        "encrypted",
        "文档已加密，需要密码才能打开。",
        4,
    ),
    "sheet.xls": (
        lambda: doc.container("Workbook"),
        "unsupported",
        "这不是 Word 文档，看起来是 Excel 或 WPS 表格。",
        4,
    ),
    "sheet.docx": (
        lambda: zipped.make({"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
        "binary",
        "这不是报告能用的格式，看起来是表格（.xlsx）。",
        4,
    ),
    "nothing.rtf": (lambda: b"{\\rtf1\\ansi }", "no-text", "文档里没有文字。", 4),
    "deep.rtf": (lambda: rtf.nested(200_000), "damaged", "文件已损坏，无法作为 RTF 文档读取。", 4),
    "empty.zip": (lambda: zipped.make({}), "empty-archive", "压缩包里没有文件。", 3),
    "archive.rar": (
        lambda: b"Rar!\x1a\x07\x00" + b"\0" * 99,
        "binary",
        "这不是报告能用的格式，看起来是压缩包（RAR）。",
        4,
    ),
    "shell.html": (
        lambda: b"<html><body><div id=app></div><script>go()</script></body></html>",
        "no-text",
        "网页里没有报告正文：正文要由脚本载入。",
        4,
    ),
    "notes.html": (novel, "not-a-report", "文件里几乎没有法治政府建设方面的内容，不像一份年度报告。", 3),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_its_own_words(name: str, tmp_path: Path) -> None:
    make, code, words, exit_code = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(make())
    result = score(path, "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    assert (document["status"], document["error"]["code"]) == ("error", code)
    assert document["error"]["message"] == words
    assert document["error"]["hint"]
    assert document["error"]["message"] in result.stderr
    assert "Traceback" not in result.stderr
    assert result.exit_code == exit_code


def test_an_entity_leaks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "xxe.docx"
    path.write_bytes(xxe())
    result = score(path, "--format", "json")
    assert Path("/etc/hostname").read_text().strip() not in result.stdout
    assert result.exit_code in (0, 4)


def test_macros_are_not_run_and_told(tmp_path: Path) -> None:
    path = tmp_path / "macros.docx"
    path.write_bytes(docx.with_macros(docx.make(REPORT)))
    result = score(path, "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    assert (result.exit_code, document["status"]) == (0, "assessed")
    assert any("宏" in warning for warning in document["warnings"])


@pytest.mark.parametrize(
    ("name", "make", "format"),
    [
        ("报告.txt", docx.make, "docx"),
        ("报告.docx", pdf.make, "pdf"),
        ("报告.pdf", ofd.make, "ofd"),
        ("报告.doc", rtf.make, "rtf"),
        ("报告", docx.make, "docx"),
    ],
)
def test_a_wrong_name_misleads_nobody(name: str, make: Callable[[object], bytes], format: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(make(REPORT))
    (document,) = json.loads(score(path, "--format", "json").stdout)["documents"]
    assert document["report"]["format"] == format
    assert document["report"]["reader"]


def test_a_folder_of_everything_names_reader_pages_and_warnings(tmp_path: Path) -> None:
    files = {
        "a.txt": TEXT,
        "b.docx": docx.make(REPORT),
        "c.pdf": pdf.make(REPORT),
        "d.ofd": ofd.make(REPORT),
        "e.zip": zipped.make({"内/f.rtf": rtf.make(REPORT), "内/坏.docx": docx.make(REPORT)[:3000]}),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    result = CliRunner().invoke(app, ["score", *(str(tmp_path / name) for name in files), "--format", "json"])
    documents = json.loads(result.stdout)["documents"]
    assert result.exit_code == 4
    assert [Path(d["path"]).name for d in documents] == ["a.txt", "b.docx", "c.pdf", "d.ofd", "f.rtf", "坏.docx"]
    assert [d["report"]["format"] for d in documents[:5]] == ["text", "docx", "pdf", "ofd", "rtf"]
    assert [d["report"]["pages"] is not None for d in documents[:5]] == [False, False, True, True, False]
    assert len({d["score"]["percent"] for d in documents[:5]}) == 1
    assert documents[2]["elements"][0]["parts"][0]["evidence"][0]["page"] == 1
    assert documents[5]["error"]["code"] == "damaged"
