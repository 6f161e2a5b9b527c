"""Reports to measure with: python -m benchmarks.generate FOLDER [--reports 10000] [--seed 1].

Every report is one of seeds/ with another body, region and year, some paragraphs dropped or exchanged, and other
numbers.  Three years of a body lie together in the folder of its region; manifest.csv lists them all.  The same seed
gives the same files.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from checker import read_file

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
YEARS = (2022, 2023, 2024)
_FIRST = "安宁河泉山临清平阳昌和兴永福泰武文德城江新石龙金水林丰东西南北"
_SECOND = "川原溪岭阴陵源坪关谷浦湖桥州屏峰岩泽岗湾"
_REGIONS = 40
_KINDS = ("县公安局", "市公安局", "区公安分局")
_NUMBER = re.compile(r"(?<![\d.〔第])\d{1,5}(?=[名件起次人场份项条家个篇期块台])")
_LONG = 40
_DROPPED, _EXCHANGED = 0.08, 0.08


@dataclass(frozen=True, slots=True)
class Template:
    """A seed: its paragraphs, what its body is called in them, and the year it is about."""

    lines: tuple[str, ...]
    names: tuple[str, ...]
    year: int


@dataclass(frozen=True, slots=True)
class Generated:
    """A report: where it belongs, whose it is, what it says."""

    path: str
    organisation: str
    region: str
    year: int
    text: str


def templates() -> tuple[Template, ...]:
    """The seeds."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        report = read_file(path)
        place = re.split("公安", report.organisation)[0]
        names = tuple(name for name in (report.organisation, place) if len(name) > 1)
        found.append(Template(tuple(report.source.splitlines()), names, report.year or YEARS[-1]))
    return tuple(found)


def reports(count: int, seed: int = 1) -> Iterator[Generated]:
    """``count`` reports, body after body."""
    chance = random.Random(seed)
    usable = templates()
    places = ["".join(pair) for pair in product(_FIRST, _SECOND)]
    chance.shuffle(places)
    regions, bodies = [f"{place}市" for place in places[:_REGIONS]], places[_REGIONS:]
    made = 0
    for number in range(count):
        place, kind = bodies[number % len(bodies)], _KINDS[number // len(bodies) % len(_KINDS)]
        region = regions[(number + number // (len(bodies) * len(_KINDS))) % len(regions)]
        template = chance.choice(usable)
        for year in YEARS:
            if made == count:
                return
            organisation = f"{region}{place}{kind}"
            path = f"{region}/{organisation}-{year}.txt"
            yield Generated(path, organisation, region, year, _varied(template, organisation, year, chance))
            made += 1


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Writes ``count`` reports and their manifest into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(["路径", "单位", "地区", "年度"])
        for report in reports(count, seed):
            target = folder / report.path
            target.parent.mkdir(exist_ok=True)
            target.write_text(report.text, encoding="utf-8", newline="\n")
            rows.writerow([report.path, report.organisation, report.region, report.year])


def _varied(template: Template, organisation: str, year: int, chance: random.Random) -> str:
    lines = [line for line in template.lines if len(line) < _LONG or chance.random() >= _DROPPED]
    for place in range(len(lines) - 1):
        if min(len(lines[place]), len(lines[place + 1])) >= _LONG and chance.random() < _EXCHANGED:
            lines[place], lines[place + 1] = lines[place + 1], lines[place]
    text = "\n".join(lines)
    for name, other in zip(template.names, (organisation, organisation.partition("公安")[0]), strict=False):
        text = text.replace(name, other)
    moved = year - template.year
    text = re.sub(r"20[12]\d(?=年)", lambda found: str(int(found[0]) + moved), text)
    return _NUMBER.sub(lambda found: str(max(1, round(int(found[0]) * chance.uniform(0.6, 1.5)))), text) + "\n"


def main() -> None:
    """Write the reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.reports, arguments.seed)


if __name__ == "__main__":
    main()
