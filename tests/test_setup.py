"""What bin/serve and bin/test say when they cannot set themselves up."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("spinewise_setup", ROOT / "bin" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMPS", tmp_path / ".venv" / "stamps")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return module


def test_without_ensurepip_it_names_the_package_to_install(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Debian splits venv off; the message says what to type."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SystemExit) as left:
        setup.environment()
    assert left.value.code == 1
    assert "apt install python3-venv" in capsys.readouterr().err


def test_a_step_that_was_cut_off_is_done_again(setup: ModuleType) -> None:
    """A stamp counts only beside a working Python and with the same content."""
    setup.stamp("run", "one")
    assert not setup.stamped("run", "one")
    setup.PYTHON.parent.mkdir(parents=True)
    setup.PYTHON.write_text("")
    assert setup.stamped("run", "one")
    assert not setup.stamped("run", "two")


def test_a_failing_step_ends_in_one_clear_line(setup: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """The command and its last words, no traceback."""
    with pytest.raises(SystemExit):
        setup.run(["sh", "-c", "echo disk is full >&2; exit 3"])
    assert "disk is full" in capsys.readouterr().err.splitlines()[-1]


def test_no_new_enough_python_is_said_in_one_line(tmp_path: Path) -> None:
    """With nothing on PATH but a shell, the start script names what is missing."""
    (tmp_path / "sh").symlink_to("/bin/sh")
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "bin" / "python"), "-V"],
        env={"PATH": str(tmp_path), "HOME": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip().splitlines() == [
        "Spinewise needs Python 3.11 or newer, and none is on PATH. "
        "On Debian or Ubuntu: apt install python3 python3-venv"
    ]


def test_byte_code_is_made_once_for_what_is_installed(setup: ModuleType, tmp_path: Path) -> None:
    """And again after something else was installed."""
    setup.PYTHON.parent.mkdir(parents=True)
    setup.PYTHON.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\n')
    setup.PYTHON.chmod(0o755)
    for content in ("one", "one", "two"):
        setup.stamp("run", content)
        setup.byte_code()
    calls = (tmp_path / "calls").read_text().splitlines()
    assert len(calls) == 2
    assert all(call.startswith("-m compileall -qq") for call in calls)
