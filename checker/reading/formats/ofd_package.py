"""The parts of an OFD package: found by path, parsed, never outside the package."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from checker.reading.model import ReadingError

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,  # what zipfile raises for a member with a password; NotImplementedError too
    ValueError,
    etree.XMLSyntaxError,
)
_ENCRYPTED = ("encryptions.xml", "ofdentries.xml")


def damaged() -> ReadingError:
    """The error for a package that cannot be read."""
    return ReadingError(
        "damaged",
        "文件已损坏，无法作为 OFD 文件读取。",
        "请用 OFD 阅读器（如数科、福昕）打开核对，重新导出或另存为 PDF 后再试。",
    )


def encrypted() -> ReadingError:
    """The error for a package that needs a password or a key."""
    return ReadingError(
        "encrypted", "OFD 文件已加密，无法读取。", "请用 OFD 阅读器打开后另存为不加密的文件或 PDF，再试。"
    )


def local(element: etree._Element) -> str:
    """The element's name without its namespace, which differs between producers; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def find(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements below ``element`` on the path ``names`` of local names, one level a name."""
    if not names:
        yield element
        return
    for child in element:
        if local(child) == names[0]:
            yield from find(child, *names[1:])


class Package:
    """An OFD file's parts by path.  Paths are taken as real files have them: any case, “/” or “\\”, rooted or not.

    Raises ReadingError ``damaged`` when ``data`` is no zip file.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise damaged() from None
        self._members = {_rooted(info.filename): info for info in self._archive.infolist()}
        self._parsed: dict[str, etree._Element] = {}
        self._is_encrypted = any(info.flag_bits & 1 for info in self._members.values()) or any(
            path.rpartition("/")[2] in _ENCRYPTED for path in self._members
        )

    def xml(self, path: str) -> etree._Element:
        """The root element of the part ``path``; raises ReadingError ``damaged`` or ``encrypted``."""
        if path not in self._parsed:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            try:
                self._parsed[path] = etree.fromstring(self.part(path), parser)
            except _BROKEN:
                raise self._failure() from None
        return self._parsed[path]

    def part(self, path: str) -> bytes:
        """The content of the part ``path``; raises ReadingError ``damaged`` or ``encrypted``."""
        try:
            return self._archive.read(self._members[path])
        except (KeyError, *_BROKEN):
            raise self._failure() from None

    def locate(self, location: str | None, base: str) -> str:
        """The path of the part that the part ``base`` calls ``location``.

        Raises ReadingError ``damaged`` when it leads out of the package or nowhere.
        """
        written = (location or "").strip().replace("\\", "/")
        folder = base.rpartition("/")[0]
        path = _rooted(written if written.startswith("/") else f"{folder}/{written}")
        if path not in self._members:
            path = _rooted(written)  # some producers write every path from the root, without its “/”
        if path not in self._members:
            raise self._failure()
        return path

    def _failure(self) -> ReadingError:
        return encrypted() if self._is_encrypted else damaged()


def _rooted(path: str) -> str:
    """``path`` from the package's root, in lower case; raises ReadingError ``damaged`` when it leaves the package."""
    steps: list[str] = []
    for step in path.replace("\\", "/").lower().split("/"):
        if step == ".." and not steps:
            raise damaged()
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
