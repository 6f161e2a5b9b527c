"""OFD files (GB/T 33190) as word processors' printers write them."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

from tests.making import typeset
from tests.making.paragraphs import Paragraph
from tests.making.typeset import Glyph, Line

NAMESPACE = "http://www.ofdspec.org/2016"


def make(paragraphs: Sequence[Paragraph]) -> bytes:
    """One text object for every stretch of digits or other characters of a line, each character's step written out."""
    sheets = typeset.pages(paragraphs)
    parts = {f"Doc_0/Pages/Page_{n}/Content.xml": page(objects(sheet)) for n, sheet in enumerate(sheets)}
    return package(parts)


def make_odd(paragraphs: Sequence[Paragraph]) -> bytes:
    """The same report as other producers write it.

    Another namespace, names of any case, paths from the root, repeats in DeltaX, scaling by CTM, a text object of
    blanks, a seal, a slanting watermark, and the page numbers in a template.
    """
    sheets = typeset.pages(paragraphs)
    parts = {}
    for number, sheet in enumerate(sheets):
        found = "".join(_odd_object(line) for line in sheet[:-1])
        blank = '<o:TextObject Boundary="20 20 10 5" Size="5"><o:TextCode X="0" Y="4">   </o:TextCode></o:TextObject>'
        mark = (
            '<o:TextObject Boundary="30 90 150 90" CTM="0.7 0.7 -0.7 0.7 0 0" Size="20">'
            '<o:TextCode X="0" Y="20" DeltaX="g 3 20">内部资料</o:TextCode></o:TextObject>'
        )
        parts[f"doc_0/PAGES/Page_{number}/content.xml"] = _odd(
            f'<o:Page xmlns:o="urn:x"><o:Template TemplateID="7{number}" ZOrder="Background"/>'
            f"<o:Content><o:Layer><o:PageBlock>{blank}{mark}{found}</o:PageBlock></o:Layer></o:Content></o:Page>"
        )
        parts[f"DOC_0/Tpls/{number}.xml"] = _odd(
            f'<o:Page xmlns:o="urn:x"><o:Content><o:Layer>{_odd_object(sheet[-1])}</o:Layer></o:Content></o:Page>'
        )
    templates = "".join(f'<o:TemplatePage ID="7{n}" BaseLoc="Tpls/{n}.xml"/>' for n in range(len(sheets)))
    listed = "".join(f'<o:Page ID="{n}" BaseLoc="//Doc_0/Pages/Page_{n}/Content.xml"/>' for n in range(len(sheets)))
    parts["Doc_0/document.xml"] = _odd(
        f'<o:Document xmlns:o="urn:x"><o:CommonData><o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea>'
        f"{templates}</o:CommonData><o:Pages>{listed}</o:Pages></o:Document>"
    )
    parts["ofd.xml"] = _odd(
        '<o:OFD xmlns:o="urn:x"><!-- seal --><o:DocBody><o:DocRoot> /Doc_0/Document.xml </o:DocRoot>'
        "<o:Signatures>Doc_0/Signs/Signatures.xml</o:Signatures></o:DocBody></o:OFD>"
    )
    parts["Doc_0/Signs/Signatures.xml"] = "not read"
    return zipped(parts)


def package(parts: Mapping[str, str | bytes], *, resources: str = "", pages: Sequence[str] = ()) -> bytes:
    """A package with one document; its pages are ``pages``, or all the parts in the order given."""
    located = [*pages] or [path.removeprefix("Doc_0/") for path in parts]
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="{path}"/>' for n, path in enumerate(located, 100))
    return zipped(
        {
            "OFD.xml": _xml("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
            "Doc_0/Document.xml": _xml(
                "Document",
                "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
                f"{resources}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>",
            ),
            **parts,
        }
    )


def page(content: str) -> str:
    """A page of the objects ``content``."""
    return _xml("Page", f'<ofd:Content><ofd:Layer ID="1" Type="Body">{content}</ofd:Layer></ofd:Content>')


def objects(lines: Sequence[Line]) -> str:
    """The text objects of ``lines``."""
    found = []
    for line in lines:
        for _, run in groupby(line.glyphs, key=lambda glyph: glyph.character.isdigit()):
            found.append(_object([*run], line))
    return "".join(found)


def picture(image: bytes, name: str) -> bytes:
    """A package whose only page is the picture ``image``, in a file called ``name``."""
    place = '<ofd:ImageObject ID="5" ResourceID="9" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'
    listed = f'<ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>{name}</ofd:MediaFile>'
    resources = f'<ofd:Res xmlns:ofd="{NAMESPACE}" BaseLoc="Res">{listed}</ofd:MultiMedia></ofd:MultiMedias></ofd:Res>'
    parts: dict[str, str | bytes] = {
        "Doc_0/P/Content.xml": page(place),
        "Doc_0/DocumentRes.xml": resources,
        f"Doc_0/Res/{name}": image,
    }
    return package(parts, resources="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>", pages=["P/Content.xml"])


def truncated(paragraphs: Sequence[Paragraph]) -> bytes:
    """The first half of a file."""
    data = make(paragraphs)
    return data[: len(data) // 2]


def encrypted(paragraphs: Sequence[Paragraph]) -> bytes:
    """A package whose document is a cipher text, as GM/T 0099 has it."""
    with zipfile.ZipFile(io.BytesIO(make(paragraphs))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["Doc_0/Document.xml"] = bytes(range(256))
    parts["Encryptions.xml"] = _xml("Encryptions", "")
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of ``parts``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def misnumbered(data: bytes, rng: random.Random) -> bytes:
    """The package ``data`` with a few numbers in one part that no program would write."""
    values = (b"nan", b"inf", b"-1", b"0", b"1e308", b"g 999999999 1", b"x", b"")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        victim = rng.choice(archive.namelist())
        parts[victim] = re.sub(
            rb"\d[\d.]*", lambda found: rng.choice(values) if rng.random() < 0.02 else found[0], archive.read(victim)
        )
    return zipped(parts)


def _object(glyphs: Sequence[Glyph], line: Line) -> str:
    steps = " ".join(f"{after.x - before.x:.3f}" for before, after in pairwise(glyphs))
    delta = f' DeltaX="{steps}"' if steps else ""
    left, right, rise = glyphs[0].x, glyphs[-1].x + glyphs[-1].width, 0.85 * line.size
    text = escape("".join(glyph.character for glyph in glyphs))
    return (
        f'<ofd:TextObject ID="3" Font="2" Size="{line.size:.3f}" '
        f'Boundary="{left:.3f} {line.baseline - rise:.3f} {right - left:.3f} {line.size:.3f}">'
        f'<ofd:TextCode X="0" Y="{rise:.3f}"{delta}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def _odd_object(line: Line) -> str:
    """One text object a line, of half the size, which the CTM doubles."""
    steps = [f"{(after.x - before.x) / 2:.4f}" for before, after in pairwise(line.glyphs)]
    runs = [(step, len([*run])) for step, run in groupby(steps)]
    delta = " ".join(f"g {count} {step}" if count > 1 else step for step, count in runs)
    text = escape("".join(glyph.character for glyph in line.glyphs))
    return (
        f'<o:TextObject Size="{line.size / 2:.4f}" CTM="2 0 0 2 0 0" Boundary="{line.glyphs[0].x:.4f} 0 200 297">'
        f'<o:TextCode X="0" Y="{line.baseline / 2:.4f}" DeltaX="{delta}">{text}</o:TextCode></o:TextObject>'
    )


def _xml(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} xmlns:ofd="{NAMESPACE}">{content}</ofd:{name}>'


def _odd(content: str) -> str:
    return f'<?xml version="1.0"?>\n{content}'
