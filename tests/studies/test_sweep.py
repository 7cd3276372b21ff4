"""Keys varied from the command line: what is written, which documents come of it, and that no case is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from spinewise.errors import BadFile, BadValue, SpinewiseError
from spinewise.movement import solving
from spinewise.studies import sweep

if TYPE_CHECKING:
    from pathlib import Path

    from spinewise.movement.solve_input import Situation

STANDING = '[posture]\nbase = "standing"\n[[loads]]\nmass_kg = 5\nat = "hands"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "standing.toml"
    path.write_text(STANDING, encoding="utf-8")
    return path


class Fake:
    """Stands for an answer: says what was asked."""

    def __init__(self, situation: Situation, warm: Fake | None) -> None:
        self.document: dict[str, Any] = {"status": "solved", "held": dict(situation.held), "warm": warm is not None}


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> list[Situation]:
    """Situations in the order they were solved; a trunk bent by about 90 deg fails."""
    seen: list[Situation] = []

    def solve(situation: Situation, warm: Fake | None = None) -> Fake:
        seen.append(situation)
        if situation.held.get("trunk_flexion", 0.0) > 1.5:
            raise BadValue("posture.trunk_flexion_deg", 90, "too far")
        return Fake(situation, warm)

    monkeypatch.setattr(solving, "solve", solve)
    return seen


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a=0:110:5", tuple(float(value) for value in range(0, 111, 5))),
        ("a=0:1:0.1", (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)),
        ("a=10:0:-5", (10, 5, 0)),
        ("a = 3:3:1", (3,)),
        ("a=0:7:3", (0, 3, 6)),
        ("a=female,male", ("female", "male")),
        ("a=true,false,2", (True, False, 2)),
    ],
)
def test_a_range_is_what_it_says(text: str, values: tuple[object, ...]) -> None:
    """Both ends count; lists may hold words."""
    assert sweep.parse(text) == sweep.Range("a", values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["a", "a=", "=1", "a=1:2", "a=0:10:0", "a=0:10:-1", "a=0:nan:1", "a=0:1:1e-9", "a=x:y:z"]
)
def test_a_range_that_is_none_is_refused(text: str) -> None:
    """With how to write one."""
    with pytest.raises(BadValue, match=r"write KEY=FROM:TO:STEP|the step|at most"):
        sweep.parse(text)


def test_keys_lead_into_tables_lists_and_quoted_names() -> None:
    """Tables on the way are made; the document itself stays as it was."""
    document = {"posture": {"base": "standing"}, "loads": [{"mass_kg": 5, "at": "hands"}]}
    varied: dict[str, Any] = {'posture.joints."L4-L5".flexion_deg': 3.0, "loads.0.mass_kg": 7.0}
    found = sweep.changed(document, varied)
    assert found["posture"]["joints"] == {"L4-L5": {"flexion_deg": 3.0}}
    assert found["loads"][0]["mass_kg"] == 7.0
    assert document["loads"] == [{"mass_kg": 5, "at": "hands"}]


@pytest.mark.parametrize("key", ["loads.1.mass_kg", "loads.first.mass_kg", "posture.base.deeper", 'posture."base', "."])
def test_a_key_that_leads_nowhere_is_refused(key: str) -> None:
    """With the reason."""
    document = {"posture": {"base": "standing"}, "loads": [{"mass_kg": 5, "at": "hands"}]}
    with pytest.raises(BadValue):
        sweep.changed(document, {key: 1.0})


def test_every_case_has_its_line_and_warms_the_next(file: Path, solved: list[Situation]) -> None:
    """The last range varies fastest; a failed case is recorded, and the next one starts from the last that held."""
    cases = list(sweep.sweep(file, ["loads.0.mass_kg=5,10", "posture.trunk_flexion_deg=0:90:45"]))
    assert [tuple(case["vary"].values()) for case in cases] == [(5, 0), (5, 45), (5, 90), (10, 0), (10, 45), (10, 90)]
    assert [case["status"] for case in cases] == ["solved", "solved", "failed"] * 2
    assert "too far" in cases[2]["error"]
    assert [case.get("warm") for case in cases] == [False, True, None, True, True, None]
    assert len(solved) == 6


def test_a_value_outside_its_range_is_a_failed_case(file: Path, solved: list[Situation]) -> None:
    """Not the end of the sweep."""
    cases = list(sweep.sweep(file, ["loads.0.mass_kg=10,-10,20"]))
    assert [case["status"] for case in cases] == ["solved", "failed", "solved"]
    assert "-10" in cases[1]["error"]
    assert len(solved) == 2


def test_a_key_nobody_knows_is_refused_at_once(file: Path, solved: list[Situation]) -> None:
    """Before anything is solved."""
    with pytest.raises(SpinewiseError, match="did you mean trunk_flexion_deg"):
        list(sweep.sweep(file, ["posture.trunk_flex_deg=0:110:5"]))
    assert not solved


def test_without_a_range_the_situation_itself_is_the_only_case(file: Path, solved: list[Situation]) -> None:
    """And a file that is not there is refused."""
    assert [case["status"] for case in sweep.sweep(file, [])] == ["solved"]
    assert len(solved) == 1
    with pytest.raises(BadFile):
        sweep.sweep(file.with_name("none.toml"), [])


def test_another_base_does_not_begin_where_the_last_one_ended(file: Path) -> None:
    """Sitting after standing comes out as it does alone."""
    after = [case["effort"] for case in sweep.sweep(file, ["posture.base=standing,sitting"])]
    alone = [case["effort"] for case in sweep.sweep(file, ["posture.base=sitting"])]
    assert after[1:] == alone
