"""How long the assessment of one report takes, everything loaded: python -m benchmarks.assess_speed [REPORT …].

Prints milliseconds for the first five dimensions and for everything; without arguments for the reports in seeds/.
The least of many runs says most about the program, the median about the machine as well.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from checker import Assessor, load_checklist, read_file

FIVE = ("report", "three-systems", "legal-adviser", "case-area", "review")
RUNS = 40
SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def milliseconds(assessor: Assessor, path: Path) -> tuple[list[float], int]:
    """What each run took, and the number of characters assessed."""
    report = read_file(path)
    assessor.assess(report)
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        assessor.assess(report)
        taken.append((time.perf_counter() - start) * 1000)
    return taken, len(report.text)


def main() -> None:
    """Print a table: one line a report, the checklist in two sizes."""
    everything = load_checklist()
    five = replace(everything, dimensions=tuple(d for d in everything.dimensions if d.id in FIVE), checks=())
    paths = [Path(name) for name in sys.argv[1:]] or sorted(SEEDS.glob("*.txt"))
    for title, checklist in (("five dimensions", five), ("everything", everything)):
        assessor = Assessor(checklist)
        gc.collect()
        gc.freeze()  # the checklist stays; looking through it again and again is no part of an assessment
        print(f"{title}: {len(checklist.parts)} parts, {len(checklist.checks)} checks, ms")
        print(f"{'median':>8} {'least':>8} {'least per 1,000 characters':>28}")
        for path in paths:
            taken, characters = milliseconds(assessor, path)
            least = min(taken)
            print(f"{statistics.median(taken):8.1f} {least:8.1f} {least / characters * 1000:28.2f}  {path.name}")


if __name__ == "__main__":
    main()
