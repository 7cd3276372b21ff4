"""A situation, solved: what the document holds, how it reads, and how it is drawn."""

from __future__ import annotations

import copy
import json
import math
import struct
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

import spinewise
from spinewise import plots
from spinewise.cli import app
from spinewise.commands import tables
from spinewise.errors import BadValue
from spinewise.mechanics import forward
from spinewise.movement import answer_schema, names, solve_input, solving

if TYPE_CHECKING:
    from pathlib import Path

    from spinewise.movement.solving import Solved

RUN = CliRunner()
SCHEMA = Draft202012Validator(answer_schema.answer())


def test_the_document_keeps_its_schema_and_is_json(bent: Solved) -> None:
    """No nan, no inf, nothing left over."""
    SCHEMA.validate(json.loads(json.dumps(bent.document, allow_nan=False)))


def test_what_was_asked_for_is_what_came_out(bent: Solved) -> None:
    """Solved and proven; joints add up to their regions; muscles to their groups; supports carry body and load."""
    found = bent.document
    assert found["status"] == "solved"
    assert found["certificate"]["proven"]
    assert tuple(level["name"] for level in found["levels"]) == names.SPINE
    lumbar = sum(level["flexion_deg"] for level in found["levels"] if level["name"] in names.LUMBAR)
    assert lumbar == pytest.approx(found["lumbar_flexion_deg"], abs=1e-3)
    for name, group in found["sums"]["by_group"].items():
        forces = [muscle["force_n"] for muscle in found["muscles"] if muscle["group"] == name]
        assert group["count"] == len(forces)
        assert group["force_n"] == pytest.approx(sum(forces), rel=1e-4, abs=1e-3)
    assert sum(support["force_n"][1] for support in found["supports"]) == pytest.approx(80 * 9.81, rel=1e-4)


def test_parts_add_up_to_the_activation(bent: Solved) -> None:
    """For every muscle; a share only where no bound stops it."""
    for muscle in bent.document["muscles"]:
        parts = sum(muscle[part] for part in ("balancing", "stabilising", "habit", "bound"))
        assert parts == pytest.approx(muscle["activation"], abs=1e-4 * (1.0 + abs(muscle["bound"])))
        assert muscle["share"] is None or 0.0 <= muscle["share"] <= 1.0


def test_the_c7_line_is_where_the_file_put_it(bent: Solved) -> None:
    """30 deg forward, measured on the answer's own posture."""
    q, body = bent.answer.q, bent.body
    pose = forward(body, q)
    corners = [pose.landmark("C7", f"body_{wall}_{end}")
               for wall in ("posterior", "anterior") for end in ("inferior", "superior")]  # fmt: skip
    line = sum(corners) / 4.0 - pose.origins[body.segment_index("sacrum")]
    assert math.degrees(math.atan2(line[0], line[1])) == pytest.approx(30.0, abs=0.1)


def test_tables_say_it_in_words(bent: Solved, capsys: pytest.CaptureFixture[str]) -> None:
    """Every table has its heading, every level its line."""
    tables.show(bent.document)
    shown = capsys.readouterr().out
    for text in ("solved", "Posture", "Levels", "Muscles by group", "Supports", "Measures", "Proof", "mm per N"):
        assert text in shown
    assert "nan" not in shown
    assert "None" not in shown


@pytest.mark.parametrize(("status", "says"), [("cannot_balance", "cannot balance"), ("not_proven", "not proven")])
def test_what_cannot_be_is_said(bent: Solved, capsys: pytest.CaptureFixture[str], status: str, says: str) -> None:
    """With joint, direction and what is missing."""
    found: dict[str, Any] = {**copy.deepcopy(bent.document), "status": status}
    found |= {"joint": "T3-T4", "direction": "extension", "shortfall": 61.4, "shortfall_unit": "N m"}
    tables.show(found)
    shown = capsys.readouterr().out
    assert says in shown
    if status == "cannot_balance":
        assert "T3-T4 lacks 61.4 N m towards extension" in shown
    assert "Levels" not in shown


def test_a_sweep_reads_as_rows(bent: Solved, capsys: pytest.CaptureFixture[str]) -> None:
    """Failed cases too."""
    cases = [{"vary": {"posture.trunk_flexion_deg": 30.0}, **bent.document},
             {"vary": {"posture.trunk_flexion_deg": 170.0}, "status": "failed", "error": "too far"}]  # fmt: skip
    tables.show_cases(cases)
    shown = capsys.readouterr().out
    assert "trunk_flexion_deg 30" in shown
    assert "failed: trunk_flexion_deg 170: too far" in shown


def test_the_picture_is_a_picture(bent: Solved, tmp_path: Path) -> None:
    """A PNG of the size it should have, with ink on it; other endings are refused."""
    path = tmp_path / "bend.png"
    figure = plots.overview(bent)
    plots.save(figure, path)
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert (width, height) == (1690, 975)
    assert len(data) > 50_000
    assert len(figure.axes) == 4
    with pytest.raises(BadValue, match=r"ends in \.png"):
        plots.save(figure, tmp_path / "bend.doc")


def test_a_load_too_heavy_is_an_answer(tmp_path: Path) -> None:
    """300 kg in the hands: cannot balance, where, which way, by how much; exit status 0."""
    path = tmp_path / "heavy.toml"
    text = 'posture.base = "standing"\nposture.trunk_flexion_deg = 30\n[[loads]]\nmass_kg = 300\nat = "hands"\n'
    path.write_text(text, encoding="utf-8")
    done = RUN.invoke(app, ["solve", str(path), "--json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.output)
    SCHEMA.validate(found)
    assert found["status"] == "cannot_balance"
    assert found["joint"]
    assert found["direction"]
    assert found["shortfall"] > 0.0
    assert all(level["compression_n"] is None for level in found["levels"])


def test_a_neighbours_answer_warms_up_the_next(bent: Solved) -> None:
    """One search, and the same answer within the search's tolerance."""
    table = {
        "posture": {"base": "standing", "trunk_flexion_deg": 30},
        "loads": [{"mass_kg": 5, "at": "hands"}],
        "person": {"sex": "male"},
    }
    again = solving.solve(solve_input.from_document(table), warm=bent).document
    assert again["posture_search"]["starts"] == 1
    assert again["effort"] == pytest.approx(bent.document["effort"], rel=0.02)


def test_the_engine_is_a_dozen_names() -> None:
    """All there; nothing heavy is imported before it is asked for."""
    for name in spinewise.__all__:
        assert getattr(spinewise, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = spinewise.nothing  # type: ignore[attr-defined]


def test_a_very_stiff_spine_without_multifidus_is_answered() -> None:
    """It cannot look straight ahead, which nobody asked for; a muscle without strength carries nothing."""
    table = {
        "posture": {"base": "standing"},
        "joints": {"range": {"spine": 0.05}},
        "person": {"strength": {"multifidus": 0}},
    }
    found = solving.solve(solve_input.from_document(table)).document
    assert found["status"] in answer_schema.STATUSES
    SCHEMA.validate(found)
    assert all(muscle["force_n"] in (0.0, None) for muscle in found["muscles"] if muscle["group"] == "multifidus")
