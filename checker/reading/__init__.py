"""Reading: from a file to a Report.  It knows no rule."""

from checker.reading.model import ReadingError, Report
from checker.reading.places import locate, quote, source_span
from checker.reading.reader import parse_text, read_bytes, read_file
from checker.reading.textmap import normalise

__all__ = [
    "ReadingError",
    "Report",
    "locate",
    "normalise",
    "parse_text",
    "quote",
    "read_bytes",
    "read_file",
    "source_span",
]
