"""The process in which foreign files are parsed: files come in on standard input, contents go out.

One message is a line of JSON, for a file followed by its bytes.  Nothing that comes back can do more than be read: a
parser taken over by a crafted file can lie about that file, no more.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import IO, Any

from checker.reading.formats.content import to_data
from checker.reading.model import ReadingError
from checker.reading.sniff import Kind

MEMORY = 4 * 1024**3
"""Bytes of address space a worker may use, where the system can limit it."""


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Answers each file on ``source`` until it ends."""
    from checker.reading.formats.convert import convert

    def send(message: dict[str, Any]) -> None:
        sink.write(json.dumps(message).encode() + b"\n")
        sink.flush()

    while line := source.readline():
        request = json.loads(line)
        data = source.read(request["size"])
        try:
            content = convert(Kind(request["kind"]), data, lambda page, pages: send({"page": page, "pages": pages}))
            send({"content": to_data(content)})
        except ReadingError as error:
            send({"error": [error.code, error.message, error.hint]})
        except MemoryError:
            send({"failure": "memory"})
            return
        except RecursionError:
            send({"failure": "nested"})


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve on standard input and output; whatever a library prints goes nowhere."""
    _limit_memory()
    with os.fdopen(os.dup(1), "wb") as sink, open(os.devnull, "w") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
        serve(sys.stdin.buffer, sink)


if __name__ == "__main__":
    main()
