"""Measurements, verdicts and the page: nothing missed goes unlisted."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from spinewise.errors import SpinewiseError
from spinewise.studies import measurements as table
from spinewise.studies import validate
from spinewise.studies.measurements import Measurement, measurements
from spinewise.studies.misses import REASONS
from spinewise.studies.validate import CASES, Row, summary
from spinewise.studies.validation_page import page

PAGE = (Path(__file__).parents[2] / "docs/validation.md").read_text("utf-8")
VERDICTS = dict(re.findall(r"^\| (D\w+) \|.*\| (in band|missed) \| .* \|$", PAGE, re.MULTILINE))


def made(identity: str, value: float | None) -> Row:
    row = next(one for one in measurements() if one.id == identity)
    return Row(row, value, "")


def test_every_measurement_has_a_case_and_every_case_a_measurement() -> None:
    assert {row.id for row in measurements()} == set(CASES)


@pytest.mark.parametrize("row", measurements(), ids=lambda row: row.id)
def test_every_measurement_is_cited(row: Measurement) -> None:
    assert row.source
    assert row.confidence in ("abstract", "data", "secondary", "memory")
    assert row.low <= row.value <= row.high


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (0.5, "in band"),
        (0.375, "in band"),
        (0.374, "missed"),
        (0.626, "missed"),
        (None, "missed"),
        (float("nan"), "missed"),
    ],
)
def test_the_band_decides(value: float | None, verdict: str) -> None:
    assert made("D1", value).verdict == verdict


def test_only_predictions_count() -> None:
    rows = [made("D1", 0.5), made("D3", 99.0), made("D21", 88.0), made("D17", 14.0)]
    total = summary(rows)
    assert (total.predictions, total.in_band) == (2, 1)


def test_the_mean_error_needs_all_four_pressures() -> None:
    rows = [made("D4", 2.2), made("D5", 2.1), made("D6", 4.6 * 1.2)]
    assert summary(rows).wilke_mean_error is None
    whole = summary([*rows, made("D7", 3.6)])
    assert whole.wilke_mean_error == pytest.approx(0.05)
    assert whole.wilke_worst_error == pytest.approx(0.2)


def test_a_case_without_an_answer_is_a_miss_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_: object) -> float:
        raise SpinewiseError("cannot_balance at L4-L5")

    monkeypatch.setitem(CASES, "D1", refuses)
    (row,) = validate.validate(["D1"])
    assert (row.value, row.verdict, row.note) == (None, "missed", "cannot_balance at L4-L5")


def test_every_miss_is_on_the_page() -> None:
    text = page([made("D1", 2.0), made("D21", 88.0)], "3", "abc")
    assert "**0 of 1 predictions in band (0 %).**" in text
    assert "- **D1** (prediction)" in text
    assert "- **D21**" not in text
    assert "Not all of D4 to D7" in text


def test_a_measurement_outside_its_own_band_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heading = "id,role,quantity,case,value,low,high,unit,relative_to,source,confidence"
    (tmp_path / "m.csv").write_text(f"{heading}\nX,prediction,q,c,5,1,2,N,,somebody,abstract\n")
    monkeypatch.setattr(table, "TABLE", tmp_path / "m.csv")
    with pytest.raises(SpinewiseError, match="low <= value <= high"):
        measurements.__wrapped__()


def test_a_document_says_what_was_published() -> None:
    row = made("D1", 0.4)
    assert row.document()["published"] == 0.5
    assert row.document()["value"] == 0.4
    assert replace(row, value=None).document()["verdict"] == "missed"


def test_the_page_has_every_row() -> None:
    assert set(VERDICTS) == {row.id for row in measurements()}


def test_every_missed_row_of_the_page_has_its_reason_there() -> None:
    """As `misses.py` has it, and no reason is kept for what is in band."""
    missed = {identity for identity, verdict in VERDICTS.items() if verdict == "missed"}
    assert set(REASONS) == missed
    for identity in missed:
        assert f"- **{identity}** (" in PAGE
        assert REASONS[identity] in PAGE, f"{identity}: run `spinewise validate` again"


@pytest.mark.slow
def test_the_page_says_what_a_fresh_run_says() -> None:
    """The verdict of every row."""
    assert {row.measurement.id: row.verdict for row in validate.validate()} == VERDICTS
