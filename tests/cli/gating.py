"""What the tests of the gate share: how it is called, and the files it takes into account."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from checker.cli.main import app

HERE = Path(__file__).parent
RULES = ["--rules", str(HERE / "rules"), "--profile", "small"]
NOON = 1_767_240_000  # 2026-01-01 12:00 in Shanghai

# full.txt scores 100, thin.txt 0: the adviser only planned, no training

WAIVER = """waivers:
  - rule: {rule}
    documents: {documents}
    reason: 该局暂不承担这项职责
    approver: 王局长
    granted: 2025-07-01
    expires: {expires}
"""
REVIEW = """reviews:
  - document: "*thin.txt"
    part: adviser.headcount/figure
    label: yes
    by: 李科长
    why: 已与该局核实，年内已聘请
    quote: 下一步聘请3名法律顾问
"""


def checker(*arguments: str, env: dict[str, str] | None = None, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), env=env, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def gate(*arguments: str, env: dict[str, str] | None = None, stdin: bytes | None = None) -> Result:
    return checker("gate", *RULES, *arguments, env=env, stdin=stdin)


def waive(rule: str = "adviser.headcount", documents: str = "'报告/*'", expires: str = "2026-06-30") -> list[str]:
    Path("waivers.yaml").write_text(WAIVER.format(rule=rule, documents=documents, expires=expires), encoding="utf-8")
    return ["--waivers", "waivers.yaml"]


def reviewed(text: str = REVIEW) -> list[str]:
    Path("reviews").mkdir(exist_ok=True)
    Path("reviews/li.yaml").write_text(text, encoding="utf-8")
    return ["--reviews", "reviews"]


def configure(text: str) -> None:
    Path("checker.yaml").write_text(text, encoding="utf-8")


def binary(name: str = "报告/坏.txt") -> str:
    Path(name).write_bytes(bytes(range(256)) * 20)
    return name
