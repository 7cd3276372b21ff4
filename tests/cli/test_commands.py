"""The `spinewise` command: what it prints, and how it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from spinewise import __version__
from spinewise.cli import app

RUN = CliRunner()
COMMAND = Path(sys.executable).parent / "spinewise"


def test_version() -> None:
    """One line."""
    assert RUN.invoke(app, ["version"]).output.strip() == __version__


def test_every_command_is_named_in_the_help() -> None:
    """With what it is for."""
    shown = RUN.invoke(app, ["--help"]).output
    for name in ("solve", "sweep", "buckle", "export", "schema", "version"):
        assert name in shown


@pytest.mark.parametrize("what", ["situation", "answer"])
def test_schemas_are_schemas(what: str) -> None:
    """Both of them, as JSON."""
    done = RUN.invoke(app, ["schema", what])
    assert done.exit_code == 0
    Draft202012Validator.check_schema(json.loads(done.output))


def test_buckle_says_the_lower_load_first() -> None:
    """L1 to S1 gives way where Crisco 1992 saw it: 60 to 120 N."""
    found = json.loads(RUN.invoke(app, ["buckle", "--from", "L1", "--to", "S1", "--json"]).output)
    assert 60.0 <= found["load_n"] <= 120.0
    assert found["load_n"] == min(found["frontal_n"], found["sagittal_n"])
    assert "without muscles" in RUN.invoke(app, ["buckle"]).output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["buckle", "--from", "L9"], "choose one of"),
        (["buckle", "--from", "S1", "--to", "L1"], "give a level above"),
        (["solve", "nowhere.toml"], "nowhere.toml"),
        (["sweep", "nowhere.toml", "--vary", "posture.pelvis_tilt_deg=0:1:1"], "nowhere.toml"),
        (["export", "--to", "json", "/nowhere/body.json"], "/nowhere/body.json"),
    ],
)
def test_bad_input_ends_in_one_line_and_status_2(arguments: list[str], says: str) -> None:
    """No traceback."""
    done = RUN.invoke(app, arguments)
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stderr.startswith("spinewise: ")
    assert "Traceback" not in done.output


def test_the_tree_is_exported_as_json(tmp_path: Path) -> None:
    """The same the browser gets."""
    path = tmp_path / "body.json"
    assert RUN.invoke(app, ["export", "--to", "json", str(path)]).exit_code == 0
    assert len(json.loads(path.read_text("utf-8"))["coordinates"]) == 107


def test_the_installed_command_refuses_a_bad_file_by_its_line(tmp_path: Path) -> None:
    """In its own process: status 2, one line on standard error, nothing on standard output."""
    path = tmp_path / "case.toml"
    path.write_text('[posture]\nbase = "standing"\nheight_m = 1.8\n', encoding="utf-8")
    done = subprocess.run([COMMAND, "solve", path, "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"spinewise: {path}:3: posture.height_m: no such key")
    assert len(done.stderr.splitlines()) == 1
