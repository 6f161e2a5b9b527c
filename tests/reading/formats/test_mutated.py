"""Two hundred spoilt files of every binary format: each is read or refused in words; none crashes or hangs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from checker.reading import ReadingError, Sandbox, kind_of, members, read_bytes
from checker.reading.sniff import Kind
from tests.making import doc, docx, html, mhtml, odt, ofd, pdf, rtf, zipped
from tests.making.paragraphs import NAMES, Paragraph, of_seed
from tests.making.spoiling import mutated

COUNT = 200
SHORTEST = "nanzheng-2022"
REFUSALS = {
    "damaged", "binary", "bomb", "encrypted", "no-text", "unsupported", "undecodable", "blank", "not-a-report",
    "empty", "too-large", "missing-extra", "archive",
}  # fmt: skip
MAKERS: dict[str, Callable[[Sequence[Paragraph]], bytes]] = {
    "docx": docx.make,
    "odt": odt.make,
    "ofd": ofd.make,
    "pdf": pdf.make,
    "rtf": rtf.make,
    "html": html.make,
    "mhtml": mhtml.make,
}


def codes(files: Sequence[bytes]) -> list[str]:
    """What becomes of ``files``, one worker for all: “read”, or the code of the refusal."""
    found = []
    with Sandbox(seconds=20) as sandbox:
        for data in files:
            try:
                read_bytes(data, "报告", sandbox)
                found.append("read")
            except ReadingError as error:
                found.append(error.code if error.message and error.hint else "says nothing")
    return found


@pytest.mark.parametrize("format", MAKERS)
def test_spoilt_files_are_read_or_refused(format: str) -> None:
    data = MAKERS[format](of_seed(SHORTEST))
    found = codes(list(mutated(data, COUNT)))
    assert len(found) == COUNT
    assert set(found) <= REFUSALS | {"read"}


def test_spoilt_word_97_files_are_read_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = doc.make(of_seed(NAMES[0]))
    # LibreOffice would be asked again for every one that is refused: another test's matter, and slow.
    monkeypatch.setenv("PATH", "")
    found = codes(list(mutated(data, COUNT)))
    assert set(found) <= REFUSALS | {"read"}


def test_spoilt_archives_are_opened_or_refused() -> None:
    data = zipped.make({f"{name}.txt": b"x" * 500 for name in NAMES})
    assert {_opened(spoilt) for spoilt in mutated(data, COUNT)} <= REFUSALS | {"read"}


def _opened(data: bytes) -> str:
    try:
        if kind_of(data) is Kind.ZIP:
            list(members(data))
    except ReadingError as error:
        return error.code
    return "read"
