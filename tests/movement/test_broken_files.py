"""A broken movement file is refused with its name, the line, and the rule."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from spinewise.errors import BadFile
from spinewise.movement import library
from spinewise.movement.schema import DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the library that a test may break."""
    return shutil.copytree(DATA / "exercises", tmp_path / "exercises")


BREAKS = [
    ("unknown exercise", 'exercise = "seated-cat-cow"', 'exercise = "sideways-cat"', "is not another exercise"),
    ("itself", 'exercise = "seated-cat-cow"', 'exercise = "cat-cow"', "is not another exercise"),
    ("ill-typed", "cycle_s = 9.0", 'cycle_s = "nine"', "is not of type 'number'"),
    ("out of range", "effort = 1", "effort = 7", "maximum of 3"),
    ("unknown word", 'family = "mobility"', 'family = "stretching"', "is not one of"),
    ("unknown joint", 'moves = ["pelvis", "lumbar", "thoracic"]', 'moves = ["pelvis", "L9-S4"]', "'L9-S4'"),
    ("moves and rests", 'still = ["elbows"]', 'still = ["elbows", "L4-L5"]', "cannot both move and keep still"),
    ("unknown situation", 'serves = ["morning", "couch", "desk"]', 'serves = ["lunch"]', "is not one of"),
    ("unknown stance", 'stance = "hands-and-knees"', 'stance = "on-the-moon"', "is not a stance"),
    ("seconds that fall", "seconds = [60, 90, 150]", "seconds = [60, 50, 150]", "must rise"),
    ("a breath past the end", '[4.5, "in"]', '[44.5, "in"]', "past the end"),
    ("a key past the end", "at_s = 8.2", "at_s = 9.4", "past the end"),
    ("keys out of order", "at_s = 3.8", "at_s = 2.0", "order of their times"),
    ("unknown key", "effort = 1", "effort = 1\nmagic = 2", "magic"),
    ("no such motion", "lumbar = { flexion = 34 }", "lumbar = { twist = 34 }", "is not a motion"),
    ("another id", 'id = "cat-cow"', 'id = "dog-cow"', "the file's own name"),
    ("unknown flag", "[adapt.wrists]", "[adapt.hair]", "hair"),
]


@pytest.mark.parametrize(("good", "bad", "words"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_a_fault_names_file_line_and_rule(folder: Path, good: str, bad: str, words: str) -> None:
    """The line is the one that was broken, or for a missing or surplus key the table it belongs to."""
    path = folder / "cat-cow.toml"
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(BadFile, match="cat-cow") as caught:
        library.read_exercises(folder)
    assert words in caught.value.rule
    broken = text.split(good, maxsplit=1)[0].count("\n") + 1
    assert caught.value.line in ({broken} if "\n" not in bad and "adapt." not in bad else {1, broken})


def test_two_cues_are_one_too_few(folder: Path) -> None:
    """A missing cue is refused at the cues."""
    change(folder / "cat-cow.toml", lambda text: text.replace(cue_of(text), "", 1))
    with pytest.raises(BadFile, match="cues") as caught:
        library.read_exercises(folder)
    assert "too short" in caught.value.rule
    assert caught.value.line == 9


def test_a_missing_text_is_refused(folder: Path) -> None:
    """The rule names what is missing."""
    change(folder / "cat-cow.toml", lambda text: text.replace("purpose = ", "# purpose = ", 1))
    with pytest.raises(BadFile, match="'purpose' is a required property"):
        library.read_exercises(folder)


def test_what_is_not_toml_is_refused_with_its_line(folder: Path) -> None:
    """An unclosed bracket is found by the parser, and its line is kept."""
    change(folder / "cat-cow.toml", lambda text: text.replace("props = []", "props = [=", 1))
    with pytest.raises(BadFile, match="not valid TOML") as caught:
        library.read_exercises(folder)
    assert caught.value.line == 5


def test_a_file_that_is_not_text_is_refused(folder: Path) -> None:
    """Bytes that are not UTF-8 are no reason for a traceback."""
    (folder / "cat-cow.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadFile, match="cannot be read"):
        library.read_exercises(folder)


def change(path: Path, how: Callable[[str], str]) -> None:
    path.write_text(how(path.read_text(encoding="utf-8")), encoding="utf-8")


def cue_of(text: str) -> str:
    """The first line of the cues."""
    lines = text.splitlines(keepends=True)
    return lines[lines.index("cues = [\n") + 1]
