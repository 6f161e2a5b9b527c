"""What an audit costs: python -m benchmarks.audit [--reports 10000] [--jobs 2] [--copying].

Generates reports and measures, each step in a process of its own: the rate of one process, of several that know nothing
of each other and of the audit's workers; the memory of parent and workers for a tenth of the reports and for all; a
second run over unchanged files; and every output with its size.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import generate
from checker import __version__, load_checklist
from checker.audit import completeness, copying, local, run, summary, trends
from checker.audit.manifest import load_manifest
from checker.audit.model import Job, Origin
from checker.audit.store import Store
from checker.audit.whole import Audit
from checker.audit.work import Worker
from checker.output import audit_csv, audit_findings, audit_html, audit_jsonl, audit_xlsx, json_file

PROFILE = "public-security"
TIME = "2025-01-15T08:00:00+08:00"
SAMPLE = 1000
"""Reports the rate of one process is taken from."""

_MB = 1024 if sys.platform != "darwin" else 1024 * 1024

Figures = dict[str, Any]


def job(store: Path | None) -> Job:
    return Job(PROFILE, None, __version__, TIME, json_file.document_data, None, 60.0, str(store) if store else "")


def alone(paths: Sequence[str]) -> Figures:
    """One process that does nothing but assess."""
    worker = Worker(job(None))
    with _measured() as taken:
        for path in paths:
            worker.path(path)
    worker.close()
    return taken | {"reports": len(paths)}


def pool(paths: Sequence[str], store: Path, jobs: int) -> Figures:
    """The audit itself, up to the records of all files."""
    with Store(store, run.context(job(store), load_checklist().digest)) as kept, _measured() as taken:
        run.work(paths, job(store), kept, lambda todo, each: local.outcomes(todo, each, jobs), lambda progress: None)
    return taken | {"reports": len(paths), "store": store.stat().st_size}


def results(paths: Sequence[str], store: Path, folder: Path, has_copying: bool) -> Figures:
    """Every output: seconds and bytes."""
    checklist = load_checklist()
    base = Path(paths[0]).parents[1]
    expected = load_manifest((base / "manifest.csv").read_bytes(), "manifest.csv")
    origins: dict[str, Origin] = {str(base / row.path): row.origin for row in expected}
    frame = summary.frame(checklist, __version__, TIME)
    taken: Figures = {"reports": len(paths)}
    with Store(store, run.context(job(store), checklist.digest)) as kept:
        files = run.work(
            paths, job(store), kept, lambda todo, each: local.outcomes(todo, each, 1), lambda progress: None
        )
        rows = []
        jsonl = folder / "assessments.jsonl"
        with _step(taken, "rows + assessments.jsonl", jsonl), jsonl.open("w", encoding="utf-8") as stream:
            for entry, key in run.entries(files, origins, kept):
                rows.append(summary.row(entry, key))
                stream.write(audit_jsonl.line(entry))
        with _step(taken, "completeness"):
            complete = completeness.completeness([], rows)
        with _step(taken, "trends"):
            over_years = trends.trends(rows, frame)
        copied = None
        if has_copying:
            with _step(taken, "copying"):
                copied = copying.copying(rows, lambda row: kept.paragraphs(row.key))
        audit = Audit(frame, tuple(rows), complete, copied, over_years)
        outputs: dict[str, Callable[[], str | bytes]] = {
            "matrix.csv": lambda: audit_csv.render(audit),
            "audit.xlsx": lambda: audit_xlsx.render(audit),
            "index.html": lambda: audit_html.render(audit),
        }
        for name, render in outputs.items():
            with _step(taken, name, folder / name):
                made = render()
                (folder / name).write_bytes(made.encode() if isinstance(made, str) else made)
        parquet = folder / "findings.parquet"
        with _step(taken, "findings.parquet", parquet):
            audit_findings.write_parquet((entry for entry, _ in run.entries(files, origins, kept)), parquet)
    return taken | {"parent_mb": _peak(resource.RUSAGE_SELF)}


@contextmanager
def _measured() -> Iterator[Figures]:
    taken: Figures = {}
    wall, cpu = time.perf_counter(), _cpu()
    yield taken
    taken |= {
        "seconds": time.perf_counter() - wall,
        "cpu": _cpu() - cpu,
        "parent_mb": _peak(resource.RUSAGE_SELF),
        "worker_mb": _peak(resource.RUSAGE_CHILDREN),
    }


@contextmanager
def _step(taken: Figures, name: str, file: Path | None = None) -> Iterator[None]:
    start = time.perf_counter()
    yield
    taken[name] = [time.perf_counter() - start, file.stat().st_size if file else None]


def _cpu() -> float:
    found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in found)


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / _MB


def _apart(step: str, folder: Path, *more: str) -> Figures:
    """``step`` in a process of its own: memory is not handed back, and children are counted together."""
    command = [sys.executable, "-m", "benchmarks.audit", "--step", step, "--folder", str(folder), *more]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", cwd=root)
    figures: Figures = json.loads(done.stdout)
    return figures


def _rate(taken: Figures) -> float:
    return float(taken["reports"] / taken["seconds"])


def _together(jobs: int, folder: Path, reports: int) -> Figures:
    """Processes that know nothing of each other, at the same time: what the machine itself makes of its cores."""
    with ThreadPoolExecutor(jobs) as threads:
        each = list(threads.map(lambda _: _apart("alone", folder, "--reports", str(reports)), range(jobs)))
    return {
        "reports": sum(found["reports"] for found in each),
        "seconds": max(found["seconds"] for found in each),
        "cpu": sum(found["cpu"] for found in each),
        "parent_mb": max(found["parent_mb"] for found in each),
        "worker_mb": 0,
    }


def _step_of(arguments: argparse.Namespace) -> Figures:
    folder: Path = arguments.folder
    paths = [str(path) for path in sorted((folder / "reports").rglob("*.txt"))][: arguments.reports]
    if arguments.step == "alone":
        return alone(paths)
    if arguments.step == "results":
        return results(paths, folder / f"{arguments.reports}.sqlite", folder, arguments.copying)
    return pool(paths, folder / f"{arguments.reports}.sqlite", arguments.jobs)


def _show(count: int, jobs: int, folder: Path, has_copying: bool) -> None:
    generate.write(folder / "reports", count)
    few = max(1, count // 10)

    def pooled(reports: int) -> Figures:
        return _apart("pool", folder, "--reports", str(reports), "--jobs", str(jobs))

    one = _apart("alone", folder, "--reports", str(min(count, SAMPLE)))
    apart = _together(jobs, folder, min(count, SAMPLE))
    small, large, again = pooled(few), pooled(count), pooled(count)
    print(f"{'':32}{'reports':>9}{'seconds':>9}{'per s':>9}{'CPU ms each':>12}{'parent MB':>11}{'worker MB':>11}")
    steps = [
        ("one process", one),
        (f"{jobs} processes on their own", apart),
        (f"audit, {jobs} workers", small),
        (f"audit, {jobs} workers", large),
        ("audit, nothing changed", again),
    ]
    for name, taken in steps:
        each = taken["cpu"] / taken["reports"] * 1000
        print(
            f"{name:32}{taken['reports']:>9}{taken['seconds']:>9.1f}{_rate(taken):>9.1f}{each:>12.2f}"
            f"{taken['parent_mb']:>11.0f}{taken['worker_mb']:>11.0f}"
        )
    shares = [_rate(large) / jobs / _rate(one), _rate(large) / _rate(apart)]
    costs = [taken["cpu"] / taken["reports"] for taken in (one, large)]
    print(f"\nrate of a worker: {shares[0]:.0%} of one process, {shares[1]:.0%} of one of {jobs} on their own")
    print(f"by CPU time, which other programs disturb less: {costs[0] / costs[1]:.0%} of one process")
    print(f"store: {large['store'] / 1e6:.1f} MB, {large['store'] / count / 1e3:.1f} kB a report\n")
    made = _apart("results", folder, "--reports", str(count), *(["--copying"] if has_copying else []))
    print(f"{'':32}{'seconds':>9}{'MB':>9}")
    for name, found in made.items():
        if isinstance(found, list):
            print(f"{name:32}{found[0]:>9.1f}" + ("" if found[1] is None else f"{found[1] / 1e6:>9.2f}"))
    print(f"{'memory while writing, MB':32}{made['parent_mb']:>18.0f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--copying", action="store_true", help="measure copying too")
    parser.add_argument("--step", choices=("alone", "pool", "results"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        json.dump(_step_of(arguments), sys.stdout)
        return
    with tempfile.TemporaryDirectory() as name:
        _show(arguments.reports, arguments.jobs, Path(name), arguments.copying)


if __name__ == "__main__":
    main()
