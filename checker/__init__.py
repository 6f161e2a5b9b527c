"""Checks annual reports on rule-of-law government against a checklist."""

from checker._version import __version__

__all__ = ["__version__"]
