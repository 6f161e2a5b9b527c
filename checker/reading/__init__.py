"""Reading: from a file to a Report.  It knows no rule."""

from checker.reading.archive import Member, members
from checker.reading.model import ReadingError, Report
from checker.reading.places import locate, quote, source_span
from checker.reading.reader import parse_text, read_bytes, read_file
from checker.reading.sandbox import Sandbox
from checker.reading.sniff import Kind, kind_of
from checker.reading.sources import Source, read_stream, sources, unpacked
from checker.reading.textmap import normalise

__all__ = [
    "Kind",
    "Member",
    "ReadingError",
    "Report",
    "Sandbox",
    "Source",
    "kind_of",
    "locate",
    "members",
    "normalise",
    "parse_text",
    "quote",
    "read_bytes",
    "read_file",
    "read_stream",
    "source_span",
    "sources",
    "unpacked",
]
