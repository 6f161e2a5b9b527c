"""A page opened in Chromium, watched for requests and complaints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.making.programs import chromium


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window.  A sandbox of its own is more than many test machines allow."""
    program = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


class Visit:
    """One page.  ``requests`` holds what it asked for beside itself, ``complaints`` errors and console messages."""

    def __init__(self, running: Browser, file: Path, hash: str = "", **context: Any) -> None:
        self.context = running.new_context(**context)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        url = file.as_uri() + hash
        self.page.on("request", lambda request: self._requested(request.url, file.as_uri()))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(url)

    def _requested(self, url: str, own: str) -> None:
        if url.partition("#")[0] != own and not url.startswith("data:"):
            self.requests.append(url)

    def violations(self) -> list[str]:
        """What axe-core finds wrong for people with disabilities, “minor” matters aside."""
        script = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
        self.page.evaluate(script)
        result = self.page.evaluate("axe.run({ resultTypes: ['violations'], iframes: false })")
        return [
            f"{found['id']} ({found['impact']}): {found['nodes'][0]['html'][:200]}"
            for found in result["violations"]
            if found["impact"] != "minor"
        ]

    def close(self) -> None:
        self.context.close()
