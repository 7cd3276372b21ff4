"""docs/validation.md, written from the rows and never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.studies.misses import REASONS
from spinewise.studies.validate import WILKE, summary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spinewise.studies.validate import Row, Summary

HEAD = """# Validation

Written by `spinewise validate`; do not edit. Model {model}, parameters {parameters}.

One set of parameters for every row; none is tuned for a row. A prediction counts; a calibration row is one a parameter
was chosen with; an input row went into a table. A miss stays in the list, with the most likely reason.

**{in_band} of {predictions} predictions in band ({share:.0f} %).** {wilke}
"""
ROW = (
    "| {id} | {quantity}: {case} | {published} ({low} to {high}) {unit}{relative} "
    "| {value} | {verdict} | {source} ({confidence}) |"
)
TABLE = "| id | what | published (band) | model | verdict | source |\n|---|---|---|---|---|---|"
TITLES = {"prediction": "Predictions", "calibration": "Calibration", "input": "Inputs"}


def page(rows: Collection[Row], model: str, parameters: str) -> str:
    """The whole page."""
    return "\n".join(_lines(rows, model, parameters)) + "\n"


def _lines(rows: Collection[Row], model: str, parameters: str) -> Iterator[str]:
    total = summary(rows)
    yield HEAD.format(
        model=model,
        parameters=parameters,
        in_band=total.in_band,
        predictions=total.predictions,
        share=100.0 * total.in_band / max(total.predictions, 1),
        wilke=_wilke(total),
    )
    for role, title in TITLES.items():
        yield f"## {title}\n\n{TABLE}"
        yield from (_row(row) for row in rows if row.measurement.role == role)
        yield ""
    yield "## Misses, and why they are likely\n"
    yield from (_miss(row) for row in rows if row.verdict == "missed")


def _wilke(total: Summary) -> str:
    if total.wilke_mean_error is None or total.wilke_worst_error is None:
        return f"Not all of {WILKE[0]} to {WILKE[-1]} have an answer."
    mean, worst = 100.0 * total.wilke_mean_error, 100.0 * total.wilke_worst_error
    return (
        f"Disc pressures {WILKE[0]} to {WILKE[-1]} over standing: "
        f"mean absolute error {mean:.0f} %, the worst {worst:.0f} %."
    )


def _row(row: Row) -> str:
    said = row.document()
    return ROW.format(
        **{**said, "published": _short(said["published"]), "low": _short(said["low"]), "high": _short(said["high"])}
        | {"value": "no answer" if row.value is None else _short(row.value)},
        relative=f" of {said['relative_to']}" if said["relative_to"] else "",
    )


def _miss(row: Row) -> str:
    why = REASONS.get(row.measurement.id, "not looked into yet")
    return f"- **{row.measurement.id}** ({row.measurement.role}): {why}" + (
        f" The model says: {row.note}" if row.note else ""
    )


def _short(value: float) -> str:
    return f"{value:.3g}"
