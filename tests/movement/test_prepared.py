"""Prepared movements: built once, kept while nothing changes, never half written."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from spinewise.errors import SpinewiseError
from spinewise.movement import library, prepared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

JOBS = ["supine-reach.usual", "supine-reach.easier"]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of two movements."""
    monkeypatch.setattr(prepared, "tasks", lambda: JOBS)


@pytest.fixture
def stub(few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that only leave their files."""

    def leave_files(folder: Path, jobs: Sequence[str]) -> None:
        for job in jobs:
            (folder / f"{job}.json").write_text("{}", encoding="utf-8")

    monkeypatch.setattr(prepared, "_run_worker", leave_files)


@pytest.mark.usefixtures("few")
def test_a_second_call_changes_nothing_and_is_quick(tmp_path: Path) -> None:
    """Under 50 ms, and not one file is touched."""
    prepared.ensure(tmp_path / "motion")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "motion").iterdir()}
    assert json.loads((tmp_path / "motion" / "supine-reach.usual.json").read_text())["id"] == "supine-reach"
    begin = time.perf_counter()
    prepared.ensure(tmp_path / "motion")
    assert time.perf_counter() - begin < 0.05
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "motion").iterdir()} == before
    assert {path.name for path in before} == {"body.json", "motions.json", *(f"{job}.json" for job in JOBS)}


@pytest.mark.usefixtures("stub")
def test_a_build_that_was_cut_short_is_done_again(tmp_path: Path) -> None:
    """A file that is missing, or a stamp that is half a file, and everything is there again."""
    lost = tmp_path / "supine-reach.usual.json"
    prepared.ensure(tmp_path)
    lost.unlink()
    (tmp_path / "motions.json").write_text('{"finger', encoding="utf-8")
    prepared.ensure(tmp_path)
    assert lost.exists()


@pytest.mark.usefixtures("stub")
def test_a_changed_source_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another fingerprint, another build."""
    prepared.ensure(tmp_path)
    old = (tmp_path / "motions.json").read_text(encoding="utf-8")
    monkeypatch.setattr(prepared, "fingerprint", lambda: "another")
    prepared.ensure(tmp_path)
    assert (tmp_path / "motions.json").read_text(encoding="utf-8") != old


def test_a_worker_that_fails_says_so_and_leaves_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker's own message reaches the caller."""
    monkeypatch.setattr(prepared, "tasks", lambda: ["no-such-thing.usual"])
    with pytest.raises(SpinewiseError, match="no-such-thing"):
        prepared.ensure(tmp_path)
    assert not (tmp_path / "motions.json").exists()


def test_everything_shown_is_prepared() -> None:
    """Every exercise in each way that is the same movement, every situation once; no job twice."""
    jobs = prepared.tasks()
    assert len(jobs) == len(set(jobs))
    assert {job.partition(".")[0] for job in jobs} == {*library.exercises(), *library.situations()}
