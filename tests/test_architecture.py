"""The import contracts hold, and each is seen to break on a planted violation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT = Path(sys.executable).parent / "lint-imports"

PLANTED = {
    "anatomy/planted.py": ("import spinewise.care.questions\n", "Data flows one way"),
    "web/planted.py": ("import spinewise.mechanics\n", "The web reaches the model only through"),
    "care/planted.py": ("import django\n", "Nothing from anatomy to studies knows the web"),
    "movement/planted.py": ("import random\n", "Below studies there is no clock"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    command = [str(LINT), "--no-cache"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignored = shutil.ignore_patterns("static", "templates", "data", "__pycache__")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignored)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("place", PLANTED)
def test_each_contract_breaks_on_a_planted_violation(copy: Path, place: str) -> None:
    """A forbidden import anywhere is reported under the contract that forbids it."""
    code, contract = PLANTED[place]
    (copy / "src" / "spinewise" / place).write_text(code)
    done = lint(copy)
    assert done.returncode != 0
    broken = [line for line in done.stdout.splitlines() if contract in line and "BROKEN" in line]
    assert broken, done.stdout


def test_nothing_imports_the_design_folder() -> None:
    """Scripts in design/ are kept for the record; no code depends on them."""
    for path in (ROOT / "src").rglob("*.py"):
        assert "import design" not in path.read_text(encoding="utf-8"), path
        assert "from design" not in path.read_text(encoding="utf-8"), path
