"""Answers as tables to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Document = dict[str, Any]
WIDTH = 110
ACTIVE = 0.001  # muscles below this mean activation are left out of the table
NOT_DEFINED = "-"


def show(found: Document) -> None:
    """The whole answer, as tables."""
    console = _console()
    console.print(_headline(found))
    console.print(_posture(found))
    if found["status"] == "solved":
        for table in (_levels(found), _muscles(found), _supports(found), _measures(found)):
            console.print(table)
    console.print(_proof(found))


def show_cases(cases: Iterable[Document]) -> None:
    """One row a case of a sweep; why a case failed stands below."""
    table, failed = _table("Cases", "", "status", *(title for title, _, _ in SWEPT)), []
    for found in cases:
        case = ", ".join(f"{key.rpartition('.')[2]} {_number(value)}" for key, value in found["vary"].items())
        if found["status"] == "failed":
            failed.append(f"{case}: {found['error']}")
        values = [None if found["status"] == "failed" else read(found) for _, _, read in SWEPT]
        texts = (_fixed(value, digits) for value, (_, digits, _) in zip(values, SWEPT, strict=True))
        table.add_row(case, found["status"], *texts)
    console = _console()
    console.print(table)
    for line in failed:
        console.print(f"failed: {line}", markup=False, highlight=False, soft_wrap=True)


def _console() -> Console:
    """At least as wide as the widest table, also where there is no terminal."""
    console = Console()
    return console if console.width >= WIDTH else Console(width=WIDTH)


def _level(found: Document, name: str) -> Document:
    return next(row for row in found["levels"] if row["name"] == name)


SWEPT: tuple[tuple[str, int, Callable[[Document], Any]], ...] = (  # heading, decimals, where it stands
    ("lumbar deg", 1, lambda found: found["lumbar_flexion_deg"]),
    ("pelvis deg", 1, lambda found: found["pelvis_tilt_deg"]),
    ("L4-L5 N", 0, lambda found: _level(found, "L4-L5")["compression_n"]),
    ("L4-L5 MPa", 2, lambda found: _level(found, "L4-L5")["pressure_mpa"]),
    ("effort", 4, lambda found: found["effort"]),
    ("guarding", 4, lambda found: found["guarding"]),
    ("load factor", 2, lambda found: found["load_factor"]),
)


def _headline(found: Document) -> str:
    status = found["status"]
    if status == "solved":
        return "\n[bold]solved[/]: the least effort that keeps this posture"
    if status == "not_proven":
        return "\n[bold]not proven[/]: the numbers are too extreme to prove an answer or its absence"
    what = "balance" if status == "cannot_balance" else "hold"
    missing = f"{_number(found['shortfall'])} {found['shortfall_unit']}"
    return f"\n[bold]cannot {what}[/]: {found['joint']} lacks {missing} towards {found['direction']}"


def _posture(found: Document) -> Table:
    table = _table("Posture", "", "deg")
    rows = {
        "pelvis tilt": found["pelvis_tilt_deg"],
        "pelvis rotation": found["pelvis_rotation_deg"],
        **{f"{region} flexion": found[f"{region}_flexion_deg"] for region in ("lumbar", "thoracic", "cervical")},
        **{f"{side} hip flexion": found["hip_flexion_deg"][side] for side in ("right", "left")},
    }
    return _filled(table, ([name, _fixed(value, 1)] for name, value in rows.items()))


def _levels(found: Document) -> Table:
    table = _table("Levels", "", "flex deg", "bend deg", "turn deg", "press N", "shear N", "moment N m", "MPa")
    rows = reversed(found["levels"])
    return _filled(table, ([row["name"], *(_fixed(row[key], digits) for key, digits in LEVEL)] for row in rows))


LEVEL = (
    ("flexion_deg", 1), ("side_bend_deg", 1), ("rotation_deg", 1), ("compression_n", 0), ("shear_n", 0),
    ("moment_nm", 1), ("pressure_mpa", 2),
)  # fmt: skip


def _muscles(found: Document) -> Table:
    headings = ("", "active %", "balancing %", "stabilising %", "at a bound %", "share %", "force N")
    table = _table("Muscles by group", *headings)
    groups = found["sums"]["by_group"].items()
    kept = [(name, row) for name, row in groups if row["mean_activation"] >= ACTIVE]
    rows = [*kept, *((f"all {region}", row) for region, row in found["sums"]["by_region"].items())]
    return _filled(
        table,
        (
            [name.replace("_", " "), *(_percent(row[key]) for key in PARTS), _fixed(row["force_n"], 0)]
            for name, row in rows
        ),
    )


PARTS = ("mean_activation", "balancing", "stabilising", "at_bound", "share")


def _supports(found: Document) -> Table:
    table = _table("Supports", "", "forward N", "up N", "right N")
    rows = (
        [f"{row['on']}: {row['part'].replace('_', ' ')}", *(_fixed(value, 0) for value in row["force_n"])]
        for row in found["supports"]
    )
    return _filled(table, rows)


def _measures(found: Document) -> Table:
    table = _table("Measures", "", "")
    still = {name: value for name, value in found["stillness"].items() if value is not None}
    rows: dict[str, Any] = {
        "effort (0 to 1)": found["effort"],
        "guarding": found["guarding"],
        "load factor": found["load_factor"],
        "evenness of motion": found["evenness"]["motion"],
        "evenness of load": found["evenness"]["load"],
        **{f"drift at {name.replace('_', ' ')}, mm per N": value for name, value in still.items()},
        f"muscles beyond {_number(found['overload']['seconds'])} s": len(found["overload"]["muscles"]),
        "abdominal pressure, kPa": found["abdominal_pressure_kpa"],
    }
    return _filled(table, ([name, _number(value)] for name, value in rows.items()))


def _proof(found: Document) -> Table:
    table = _table("Proof", "", "")
    names: Mapping[str, Any] = {
        **{name.replace("_", " "): value for name, value in found["certificate"].items()},
        **{f"search: {name}": value for name, value in found["posture_search"].items()},
        "model, parameters": ", ".join((found["versions"]["model"], found["versions"]["parameters"])),
    }
    return _filled(table, ([name, _number(value)] for name, value in names.items()))


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_header=any(headings))
    table.box, table.pad_edge = box.SIMPLE_HEAD, False
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left", no_wrap=not number)
    return table


def _filled(table: Table, rows: Iterable[list[str]]) -> Table:
    for row in rows:
        table.add_row(*row)
    return table


def _number(value: object) -> str:
    if value is None:
        return NOT_DEFINED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, int | float):
        return str(value)
    if abs(value) >= 100.0 or float(value).is_integer():
        return f"{value:.0f}"
    return f"{value:.3g}" if abs(value) < 1.0 else f"{value:.1f}"


def _fixed(value: float | None, decimals: int) -> str:
    return NOT_DEFINED if value is None else f"{round(value, decimals) + 0.0:.{decimals}f}"


def _percent(value: float | None) -> str:
    return NOT_DEFINED if value is None else f"{100.0 * value:.1f}"
