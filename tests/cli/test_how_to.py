"""docs/solve.md: it names every key, its examples are situations, its commands run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from spinewise.movement import solve_input, solve_schema, solve_words

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/solve.md").read_text("utf-8")
EXAMPLES = sorted((ROOT / "docs/examples").glob("*.toml"))
COMMANDS = [
    line.strip() for line in PAGE.splitlines() if re.match(r"    spinewise (solve|sweep|buckle|schema|export) ", line)
]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_a_situation(path: Path) -> None:
    """And says in its first line what it is."""
    assert solve_input.read(path).base in solve_words.BASES
    assert path.read_text("utf-8").startswith("# ")


def test_the_page_names_every_key() -> None:
    """Of every table, without its unit where angles share one; limb joints without their sides."""
    schema = solve_schema.situation()["properties"]
    keys = {*schema["person"]["properties"], *schema["nervous"]["properties"], "stiffness", "range"}
    for table in ("supports", "loads"):
        keys |= set(schema[table]["items"]["properties"])
    angles = {*solve_words.WHOLE_ANGLES, *solve_words.PAIRED_ANGLES}
    named = set(re.findall(r"`([a-z0-9_]+)`", PAGE))
    assert keys | angles <= named, sorted((keys | angles) - named)
    for word in (*solve_words.BASES, *solve_words.SURFACES, *solve_words.MASS_AT):
        assert f"`{word}`" in PAGE, word


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shown_runs(tmp_path: Path, command: str) -> None:
    """From a folder with the examples in it."""
    shutil.copytree(ROOT / "docs/examples", tmp_path / "docs/examples")
    words = shlex.split(command.partition(" > ")[0])
    done = subprocess.run(
        [Path(sys.executable).parent / words[0], *words[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.slow
def test_the_python_shown_runs(tmp_path: Path) -> None:
    """As it stands on the page."""
    shutil.copytree(ROOT / "docs/examples", tmp_path / "docs/examples")
    section = PAGE.partition("## From Python\n")[2].partition("\n## ")[0]
    code = "\n".join(line.removeprefix("    ") for line in section.splitlines())
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "solved" in done.stdout
    assert (tmp_path / "standing.png").stat().st_size > 10_000
