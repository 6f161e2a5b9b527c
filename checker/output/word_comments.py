"""Comments put into a Word file, every other part of it left byte for byte as it is."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from checker.output.textwidth import clean
from checker.output.word_text import WordParagraph
from checker.reading.formats.word_xml import PARSER, Element, Styles, attribute, child, name_of

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


class CommentedFile:
    """The Word file ``data``.  ``root`` is document.xml, to be marked by ``comment``; ``save`` gives the file.

    Raises zipfile.BadZipFile, KeyError or lxml.etree.XMLSyntaxError for what is no sound Word file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {info.filename.replace("\\", "/"): archive.read(info) for info in archive.infolist()}
        kind, self._main = self._links("")["officeDocument"]
        self._kinds = kind.removesuffix("officeDocument")
        self.root: Element = etree.fromstring(self._parts[self._main], PARSER)
        self._space = f"{{{etree.QName(self.root).namespace}}}"
        links = self._links(self._main)
        self._comments_name = links.get("comments", ("", ""))[1]
        self._has_comments = self._comments_name in self._parts
        if self._has_comments:
            self._comments: Element = etree.fromstring(self._parts[self._comments_name], PARSER)
        else:
            self._comments_name = self._free_name()
            namespace = self._space.strip("{}")
            self._comments = etree.Element(f"{self._space}comments", nsmap={"w": namespace})
        ids = [attribute(element, "id") for element in self._comments]
        self._next = max((int(i) for i in ids if i.lstrip("-").isdigit()), default=-1) + 1
        styles = self._parts.get(links.get("styles", ("", ""))[1])
        self.styles = Styles(etree.fromstring(styles, PARSER) if styles else None)

    def comment(self, text: str, author: str, first: Element, last: Element) -> None:
        """A comment with a paragraph for every line of ``text`` on what stands from ``first`` to ``last``.

        Both are runs, or other children of paragraphs.
        """
        number = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._comments, self._tag("comment"))
        for name, value in (("id", number), ("author", author), ("initials", "")):
            comment.set(self._tag(name), value)
        for line in text.splitlines() or [""]:
            run = etree.SubElement(etree.SubElement(comment, self._tag("p")), self._tag("r"))
            words = etree.SubElement(run, self._tag("t"))
            words.text = clean(line)
            words.set(_SPACE, "preserve")
        first.addprevious(self._marker("commentRangeStart", number))
        last.addnext(self._marker("commentRangeEnd", number))
        outer = last
        while (parent := outer.getparent()) is not None and name_of(parent) != "p":
            outer = parent
        behind = outer if outer is not last else last.getnext()
        run = etree.Element(self._tag("r"))
        run.append(self._marker("commentReference", number))
        behind.addnext(run)

    def save(self) -> bytes:
        """The file with its comments; the same comments give the same bytes."""
        changed = {self._main: _written(self.root), self._comments_name: _written(self._comments)}
        if not self._has_comments:
            changed[_CONTENT_TYPES] = self._types_with_comments()
            changed[_links_name(self._main)] = self._links_with_comments()
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():
                name = info.filename.replace("\\", "/")
                new.writestr(info, changed.pop(name, self._parts[name]), zipfile.ZIP_DEFLATED)
            for name, content in changed.items():
                new.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _tag(self, name: str) -> str:
        return self._space + name

    def _marker(self, name: str, number: str) -> Element:
        marker = etree.Element(self._tag(name))
        marker.set(self._tag("id"), number)
        return marker

    def _links(self, part: str) -> Mapping[str, tuple[str, str]]:
        """By the last word of its kind: the kind and the target of every link from ``part`` (empty: the package)."""
        name = _links_name(part)
        if name not in self._parts:
            return {}
        folder = posixpath.dirname(part)
        found: dict[str, tuple[str, str]] = {}
        for link in etree.fromstring(self._parts[name], PARSER):
            if link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))[1:]
                kind = link.get("Type", "")
                found.setdefault(kind.rpartition("/")[2], (kind, target))
        return found

    def _free_name(self) -> str:
        folder = posixpath.dirname(self._main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(self._parts) + 1))
        return next(name for name in names if name not in self._parts)

    def _types_with_comments(self) -> bytes:
        root = etree.fromstring(self._parts[_CONTENT_TYPES], PARSER)
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{self._comments_name}", ContentType=_COMMENTS_TYPE)
        return _written(root)

    def _links_with_comments(self) -> bytes:
        name = _links_name(self._main)
        root = (
            etree.fromstring(self._parts[name], PARSER)
            if name in self._parts
            else etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})
        )
        taken = {link.get("Id") for link in root}
        free = next(i for i in (f"rIdComments{number or ''}" for number in range(len(taken) + 1)) if i not in taken)
        target = posixpath.basename(self._comments_name)
        etree.SubElement(root, f"{{{_LINKS}}}Relationship", Id=free, Type=f"{self._kinds}comments", Target=target)
        return _written(root)


def cut(paragraph: WordParagraph, place: int) -> None:
    """Parts the run in front of the character ``place``, so that a run begins with it; formatting is kept."""
    if not 0 <= place < len(paragraph.characters):
        return
    at = paragraph.characters[place]
    run, piece = at.run, at.piece
    if piece.getparent() is not run:
        return  # text above text: its run cannot be parted
    is_inside = name_of(piece) == "t" and at.index > 0
    before = [element for element in run if name_of(element) != "rPr"]
    if not is_inside and before[0] is piece:
        return
    behind = copy.copy(run)
    for element in list(behind):
        behind.remove(element)
    properties = child(run, "rPr")
    if properties is not None:
        behind.append(copy.deepcopy(properties))
    following = list(piece.itersiblings())
    head = piece
    if is_inside:
        text, tail = piece.text or "", copy.copy(piece)
        piece.text, tail.text = text[: at.index], text[at.index :]
        for words in (piece, tail):
            words.set(_SPACE, "preserve")
        behind.append(tail)
        head = tail
    else:
        behind.append(piece)
    for element in following:
        behind.append(element)
    run.addnext(behind)
    first = at.index
    for character in paragraph.characters[place:]:
        if character.run is not run:
            break
        if is_inside and character.piece is piece:
            character.piece, character.index = head, character.index - first
        character.run = behind


def _links_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _written(root: Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
