"""The model beside published measurements: every row's value and verdict. No parameter is tuned per row."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from spinewise.errors import SpinewiseError
from spinewise.studies import cases_implant, cases_kinematics, cases_pressure, cases_stability
from spinewise.studies.measurements import Measurement, measurements
from spinewise.studies.posed import Posed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

CASES: dict[str, Callable[[Posed], float]] = {
    **cases_pressure.CASES,
    **cases_implant.CASES,
    **cases_kinematics.CASES,
    **cases_stability.CASES,
}
WILKE = ("D4", "D5", "D6", "D7")  # pressures over standing on which the best tuned models err by about 10 %


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement and what the model makes of its case."""

    measurement: Measurement
    value: float | None  # None where the model has no answer
    note: str

    @property
    def verdict(self) -> str:
        """`in band` or `missed`."""
        known = self.value is not None and math.isfinite(self.value)
        inside = known and self.measurement.low <= self.value <= self.measurement.high  # type: ignore[operator]
        return "in band" if inside else "missed"

    def document(self) -> dict[str, Any]:
        """As it is printed: the measurement's own value is `published`."""
        said = asdict(self.measurement)
        published = said.pop("value")
        return {**said, "published": published, "value": self.value, "verdict": self.verdict, "note": self.note}


def validate(only: Collection[str] = ()) -> Iterator[Row]:
    """Each row as it is worked out, in the table's order; `only` some ids, or all."""
    posed = Posed()
    for measurement in measurements():
        if not only or measurement.id in only:
            yield _row(measurement, posed)


def _row(measurement: Measurement, posed: Posed) -> Row:
    try:
        return Row(measurement, float(CASES[measurement.id](posed)), "")
    except SpinewiseError as wrong:
        return Row(measurement, None, str(wrong))


@dataclass(frozen=True, slots=True)
class Summary:
    """What the rows come to."""

    predictions: int
    in_band: int
    wilke_mean_error: float | None  # of D4 to D7, relative
    wilke_worst_error: float | None


def summary(rows: Collection[Row]) -> Summary:
    """Calibration and input rows do not count."""
    predictions = [row for row in rows if row.measurement.role == "prediction"]
    errors = [
        abs(row.value / row.measurement.value - 1.0)
        for row in predictions
        if row.measurement.id in WILKE and row.value is not None
    ]
    whole = len(errors) == len(WILKE)
    return Summary(
        predictions=len(predictions),
        in_band=sum(row.verdict == "in band" for row in predictions),
        wilke_mean_error=float(np.mean(errors)) if whole else None,
        wilke_worst_error=max(errors) if whole else None,
    )
