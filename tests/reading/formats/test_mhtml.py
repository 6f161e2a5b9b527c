"""Web pages saved as one file."""

from __future__ import annotations

import pytest

from checker.reading.formats import mhtml
from checker.reading.formats.content import Text
from checker.reading.model import ReadingError
from checker.reading.noise import is_noise
from tests.making import html as pages
from tests.making import mhtml as making
from tests.making.paragraphs import NAMES, of_seed


@pytest.mark.parametrize("kind", ["browser", "word", "unicode"])
@pytest.mark.parametrize("seed", NAMES)
def test_every_paragraph_of_a_seed(seed: str, kind: str) -> None:
    paragraphs = of_seed(seed)
    content = mhtml.read(making.make(paragraphs, kind))
    shown = ["".join(item.lines) for item in content.items if isinstance(item, Text)]
    assert [text for text in shown if not is_noise(text)] == [paragraph.text for paragraph in paragraphs]
    assert content.format == "mhtml"


def test_of_a_page_in_frames_the_one_with_the_text() -> None:
    paragraphs = of_seed(NAMES[0])
    shown = ["".join(item.lines) for item in mhtml.read(making.framed(paragraphs)).items if isinstance(item, Text)]
    assert paragraphs[-1].text in shown


def test_a_page_without_its_text() -> None:
    with pytest.raises(ReadingError) as error:
        mhtml.read(b"Content-Type: text/html\r\n\r\n" + pages.frames())
    assert error.value.code == "no-text"


def test_a_file_without_a_page() -> None:
    with pytest.raises(ReadingError) as error:
        mhtml.read(making.make(of_seed(NAMES[0]))[:100])
    assert error.value.code == "damaged"
