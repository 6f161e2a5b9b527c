"""What every page is built from: its style, script and templates, and the policy that binds it to them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache, partial
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined


def asset(name: str) -> str:
    """The text of an asset, named by its path below the assets."""
    return (resources.files("checker.output") / "assets" / name).read_text(encoding="utf-8")


@cache
def joined(names: Sequence[str]) -> str:
    """The assets ``names`` one after the other."""
    return "\n" + "".join(map(asset, names))


@cache
def environment(folder: str) -> Environment:
    """Templates of ``folder``, every value escaped, an unknown one an error."""
    return Environment(
        loader=FunctionLoader(partial(_below, folder)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def policy(style: str, script: str) -> str:
    """The content security policy of a page that asks for nothing and obeys only this style and script."""
    rules = {
        "default-src": "'none'",
        "style-src": _digest(style),
        "script-src": _digest(script),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _below(folder: str, name: str) -> str:
    return asset(f"{folder}/{name}")


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
