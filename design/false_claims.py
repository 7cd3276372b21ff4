"""Writes the tables of docs/verdict.md: how often untreated people would be told that it worked.

.venv/bin/python design/false_claims.py            prints them
.venv/bin/python design/false_claims.py --write    puts them between the marks in docs/verdict.md
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from spinewise.care.natural_course import COURSES, effect
from spinewise.care.verdict_rules import RULES
from spinewise.studies.untreated import Scene, Told, diaries, skip_at_random, skip_bad_evenings, told

PEOPLE, SEED = 3000, 20261101
PAGE = Path(__file__).parents[1] / "docs" / "verdict.md"
BEGIN, END = "<!-- tables: begin -->\n", "<!-- tables: end -->"
SKIPPED_SHARE = 0.6
VARIANTS = {
    "as above": {},
    "day-to-day correlation .7": {"phi": 0.7},
    "day SD 1": {"day_sd": 1.0},
    "recovery speed differs (log SD .5)": {"speed_sd": 0.5},
    "joins on any day": {"joins_from": -99.0},
    "ratings not rounded, not kept within 0 to 10": {"whole": False},
    "run-in of 5": {"run_in": 5},
    "run-in of 9": {"run_in": 9},
    "verdict on day 28": {"days": 28},
    "verdict on day 42": {"days": 42},
}


def rng() -> np.random.Generator:
    return np.random.default_rng(SEED)


def percent(told_so: np.ndarray) -> str:
    return f"{100 * told_so.mean():.1f} %"


def one(scene: Scene, duration: str | None = None) -> Told:
    return told(diaries(scene, PEOPLE, rng()), scene.run_in, duration or scene.course)


def main_table() -> list[str]:
    lines = [
        "| natural course | real extra effect | first rating against last (naive) | clearly better | "
        '**clearly better and P > .95: "it worked"** | clearly better and P .80 to .95: "possibly" |',
        "|---|---|---|---|---|---|",
    ]
    for course in COURSES:
        for extra in (0.0, -1.0, -2.0, -3.0):
            said = one(Scene(course=course, extra=extra))
            cells = [percent(one) for one in (said.naive, said.better, said.worked, said.possibly)]
            lines.append(f"| {course} | {extra:g} | {cells[0]} | {cells[1]} | **{cells[2]}** | {cells[3]} |")
    return lines


def variants_table() -> list[str]:
    lines = ['| told "it worked", no effect at all | stable | persistent | acute |', "|---|---|---|---|"]
    for name, change in VARIANTS.items():
        cells = [percent(one(Scene(course=course, **change)).worked) for course in COURSES]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines.append(row("4 of 14 evenings missing at random", lambda course: skipped(course, at_random=True)))
    lines.append(row("60 % of the bad evenings left out", lambda course: skipped(course, at_random=False)))
    lines.append(row("ever told so, looking every day from 14 to 28", every_day))
    return lines


def row(name: str, share: object) -> str:
    return f"| {name} | {' | '.join(share(course) for course in COURSES)} |"


def skipped(course: str, *, at_random: bool) -> str:
    scene = Scene(course=course)
    full = diaries(scene, PEOPLE, rng())
    chance = np.random.default_rng(SEED + 1)
    if at_random:
        left = skip_at_random(full, scene.run_in, 4, chance)
    else:
        left = skip_bad_evenings(full, scene.run_in, SKIPPED_SHARE, chance)
    return percent(told(left, scene.run_in, course).worked)


def every_day(course: str) -> str:
    scene = Scene(course=course, days=28)
    full = diaries(scene, PEOPLE, rng())
    looks = [told(full[:, : 1 + scene.run_in + day], scene.run_in, course).worked for day in range(14, 29)]
    return percent(np.any(looks, axis=0))


def wrong_table() -> list[str]:
    lines = [f"| true course | {' | '.join(f'said {said}' for said in COURSES)} |", "|---|---|---|---|"]
    for true in COURSES:
        cells = [percent(one(Scene(course=true), said).worked) for said in COURSES]
        lines.append(f"| {true} | {' | '.join(cells)} |")
    return lines


def slope_table() -> list[str]:
    """Why the slope of `persistent` is what the paper's figures give, and no flatter."""
    scene = Scene(course="persistent", phi=0.7)
    full = diaries(scene, PEOPLE, rng())
    days = np.arange(full.shape[1] - 1) - scene.run_in + 1.0
    better = told(full, scene.run_in, scene.course).better
    lines = ['| prior slope of persistent, correlation .7 | told "it worked" |', "|---|---|"]
    for slope in (-0.035, COURSES["persistent"].slope_mean):
        found = effect(days, full[:, 1:], replace(COURSES["persistent"], slope_mean=slope))
        lines.append(f"| {slope:g} points a day | {percent(better & (found.p_better > RULES.p_more))} |")
    return lines


def start_now_table() -> list[str]:
    """First week of classes against the latest: the only first answer there is without a run-in."""
    lines = ['| told "clearly better" after starting at once | stable | persistent | acute |', "|---|---|---|---|"]
    for extra in (0.0, -1.0, -2.0, -3.0):
        cells = []
        for course in COURSES:
            full = diaries(replace(Scene(course=course, extra=extra), run_in=0), PEOPLE, rng())
            # day 1 is the day of joining here, so it is never counted: days 2 to 7 against days 8 to 14
            cells.append(percent(told(np.concatenate([full[:, :1], full[:, 2:]], axis=1), 6, course).better))
        lines.append(f"| real extra effect {extra:g} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    parts = (main_table(), variants_table(), wrong_table(), slope_table(), start_now_table())
    text = "\n\n".join("\n".join(part) for part in parts) + "\n"
    print(text)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        head, rest = page.split(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}{text}{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
