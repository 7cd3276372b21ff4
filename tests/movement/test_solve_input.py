"""The situation file: what it means in SI units, and how it refuses."""

from __future__ import annotations

import contextlib
import json
import math
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from spinewise.errors import BadFile, SpinewiseError
from spinewise.movement import solve_input, solve_schema, solve_words

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """\
[person]
height_m = 1.74
mass_kg = 70
sex = "male"
age = 45
strength = { multifidus = 0.9, left = 0.8 }
max_stress_n_per_cm2 = 60
stiffness_q = 5

[posture]
base = "standing"
trunk_flexion_deg = 60
hip_flexion_deg = 10
left_hip_flexion_deg = 20
[posture.joints."L4-L5"]
flexion_deg = 5

[[supports]]
on = "backrest"
angle_deg = 15

[[loads]]
mass_kg = 20
at = "hands"
reach_m = 0.6

[[loads]]
force_n = [0, -100, 5]
at = "T9"

[nervous]
stability = true
safety_factor = 0.3
available = { multifidus = { left = 0.5 }, right = 0.8, "left psoas" = 0.2 }
brace = { transversus_abdominis = 0.1 }

[joints]
lumbar = { stiffness = 2 }
"L4-L5" = { range = 0.5, stiffness = 3 }
stiffness = { hip = 4, left_hip = 5 }
range = 0.9
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "case.toml"


def read(file: Path, text: str) -> solve_input.Situation:
    file.write_text(text, encoding="utf-8")
    return solve_input.read(file)


def refused(file: Path, text: str) -> str:
    with pytest.raises(BadFile) as caught:
        read(file, text)
    return str(caught.value).removeprefix(str(file))


def test_everything_the_file_says_arrives_in_si_units(file: Path) -> None:
    """Metres, newtons, pascals, radians."""
    found = read(file, WHOLE)
    assert (found.person.height_m, found.person.mass_kg, found.person.sex, found.person.age) == (1.74, 70, "male", 45)
    assert found.strength == {"multifidus": 0.9, "left": 0.8}
    assert found.max_stress == 600_000
    assert found.held["trunk_flexion"] == pytest.approx(math.radians(60))
    assert found.joints["L4-L5"] == {"flexion": pytest.approx(math.radians(5))}
    assert found.supports[0].angle == pytest.approx(math.radians(15))
    assert found.loads[0].reach_m == 0.6
    assert found.loads[1].force_n == (0.0, -100.0, 5.0)
    assert found.nerves.available == {("multifidus", "left"): 0.5, ("right",): 0.8, ("left psoas",): 0.2}


def test_only_the_base_must_be_given(file: Path) -> None:
    """The smallest situation there is."""
    assert read(file, 'posture.base = "sitting"').base == "sitting"


def test_the_narrower_word_scales_a_joint(file: Path) -> None:
    """Level over region, one side over both, either form of writing it."""
    found = read(file, WHOLE)
    assert (found.stiffness["L3-L4"], found.stiffness["L4-L5"]) == (2.0, 3.0)
    assert (found.stiffness["right_hip"], found.stiffness["left_hip"]) == (4.0, 5.0)
    assert (found.ranges["L4-L5"], found.ranges["T5-T6"], found.ranges["left_knee"]) == (0.5, 0.9, 0.9)


@pytest.mark.parametrize("base", solve_words.BASES)
def test_every_base_is_known(file: Path, base: str) -> None:
    """As the issue names them."""
    assert read(file, f'posture.base = "{base}"').base == base


REFUSED = {
    "centimetres for metres": ("1.74", "174", 2, "looks like centimetres, which would be 1.74"),
    "millimetres for metres": ("0.6\n", "600\n", 25, "looks like millimetres, which would be 0.6"),
    "grams for kilograms": ("mass_kg = 70", "mass_kg = 70000", 3, "looks like grams"),
    "percent for a share": ("{ left = 0.5 }", "50", 34, "looks like percent"),
    "radians for degrees": ("trunk_flexion_deg = 60", "trunk_flexion_deg = 1.047", 12, "looks like radians (60 deg)"),
    "radians at a level": ("flexion_deg = 5\n", "flexion_deg = 0.0873\n", 16, "looks like radians (5 deg)"),
    "radians of a backrest": ("angle_deg = 15", "angle_deg = 0.2618", 20, "looks like radians (15 deg)"),
    "a reach in centimetres": ("reach_m = 0.6", "reach_m = 60", 25, "looks like centimetres, which would be 0.6"),
    "negative height": ("1.74", "-1.74", 2, "give a number from 1.2 to 2.3 (metres)"),
    "negative mass": ("mass_kg = 20", "mass_kg = -20", 23, "give a number from 0 to 1000 (kilograms)"),
    "a mass no body carries": ("mass_kg = 20", "mass_kg = 20000", 23, "looks like grams"),
    "height and mass that do not fit": ("mass_kg = 70", "mass_kg = 31", 3, "at 1.74 m give kilograms from"),
    "not a number": ("= 60\n", '= "much"\n', 7, "'much' is not accepted; give a number"),
    "true for a number": ("mass_kg = 20", "mass_kg = true", 23, "True is not accepted"),
    "nan": ("trunk_flexion_deg = 60", "trunk_flexion_deg = nan", 12, "nan and inf are not accepted"),
    "unknown table": ("[posture]", "[postur]", 10, "postur: no such key; did you mean posture?"),
    "unknown key": ("trunk_flexion_deg", "trunk_flex_deg", 12, "did you mean trunk_flexion_deg"),
    "unknown base": ('"standing"', '"stand"', 11, "did you mean standing? choose one of: standing, sitting"),
    "unknown level": ('"L4-L5"]', '"L4-L6"]', 15, "did you mean L4-L5"),
    "unknown vertebra": ('"T9"', '"T13"', 29, "did you mean T"),
    "unknown group": ("{ transversus_abdominis", "{ transversus_abdomen", 35, "did you mean transversus_abdominis"),
    "unknown group, weaker": ("{ multifidus = 0.9", "{ multifidu = 0.9", 6, "did you mean multifidus"),
    "muscles that are none": ('"left psoas"', '"left right"', 34, "no muscle of this body is all of that"),
    "unknown joint": ("lumbar = {", "lumber = {", 38, "did you mean lumbar"),
    "unknown surface": ('"backrest"', '"back rest"', 19, "did you mean backrest"),
    "a surface that cannot lean": ('"backrest"', '"seat"', 20, "seat has no angle; choose on from: backrest"),
    "a support twice": ("[[loads]]", '[[supports]]\non = "backrest"\n[[loads]]', 23, "given twice"),
    "mass and force": ("mass_kg = 20", "mass_kg = 20\nforce_n = [0, 0, 0]", 22, "not both"),
    "neither mass nor force": ("mass_kg = 20\n", "", 22, "give mass_kg or force_n"),
    "a force of two parts": ("[0, -100, 5]", "[0, -100]", 28, "give a list of 3"),
    "a mass on a vertebra": ("force_n = [0, -100, 5]", "mass_kg = 3", 29, "'T9' cannot carry a mass"),
    "a reach without hands": ('at = "hands"', 'at = "head"', 25, "only a mass_kg in the hands has a reach"),
    "no base": ('base = "standing"\n', "", 10, "base is missing; choose one of"),
    "a joint scaled twice": ("stiffness = { hip", 'stiffness = { lumbar = 2, hip', 40, "keep one"),
    "a brace stronger than full": ("transversus_abdominis = 0.1", "transversus_abdominis = 1.1", 35, "from 0 to 1"),
    "an age in the wrong range": ("age = 45", "age = 4", 5, "give a number from 18 to 100 (years)"),
    "an empty habit": ("[nervous]", '[nervous]\nhabit = ""', 32, "is empty; give a text in quotes"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_named_with_its_line_rule_and_choices(file: Path, name: str) -> None:
    """One clear message a fault."""
    old, new, line, says = REFUSED[name]
    assert old in WHOLE
    message = refused(file, WHOLE.replace(old, new, 1))
    assert message.startswith(f":{line}: "), message
    assert says in message


@pytest.mark.parametrize(
    "text", ["a = ", "[" * 5000, "a = " + "9" * 5000, "posture.base = 'supine'\na = 1979-05-27", "\x00"]
)
def test_what_is_no_situation_is_refused(file: Path, text: str) -> None:
    """However it fails to be one."""
    refused(file, text)


def test_one_load_is_a_list_of_one(file: Path) -> None:
    """Single brackets are a slip with a way out."""
    assert "[[name]]" in refused(file, 'posture.base = "standing"\n[loads]\nmass_kg = 2\nat = "hands"\n')


def test_the_range_that_a_refusal_names_is_taken(file: Path) -> None:
    """At its own ends."""
    message = refused(file, 'posture.base = "standing"\nperson = { height_m = 2.3, mass_kg = 63 }')
    assert "from 64 to 250" in message
    read(file, 'posture.base = "standing"\nperson = { height_m = 2.3, mass_kg = 64 }')


def test_a_byte_order_mark_is_no_fault(file: Path) -> None:
    """Some editors write one."""
    assert read(file, '\ufeffposture.base = "prone"').base == "prone"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """With their path."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(BadFile, match=str(path)):
            solve_input.read(path)


def test_the_schema_says_what_the_check_says(file: Path) -> None:
    """The published schema passes the whole example and is a schema itself."""
    schema = solve_schema.situation(solve_words.muscle_groups())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(tomllib.loads(WHOLE))
    assert "multifidus" in json.dumps(schema)


@pytest.mark.parametrize("value", [1.0, 0.5, 1.05, 57.3, 0.017, 12.566, 1.23])
def test_small_angles_in_degrees_pass(file: Path, value: float) -> None:
    """Only what is a round angle in radians to the last digit given is refused."""
    assert read(file, f'posture.base = "standing"\nposture.trunk_flexion_deg = {value}').held


LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(solve_words.BASES)
)
KEYS = st.one_of(
    st.sampled_from(["person", "posture", "loads", "supports", "nervous", "joints", "base", "at", "on", "mass_kg",
                     "available", "brace", "strength", "multifidus", "L4-L5", "stiffness", "range", "height_m", "hip"]),
    st.text(max_size=6),
)  # fmt: skip
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(KEYS, TREES, max_size=5))
def test_any_table_is_read_or_refused(document: dict[str, Any]) -> None:
    """Never another exception."""
    document.setdefault("posture", {"base": "standing"})
    with contextlib.suppress(SpinewiseError):
        solve_input.from_document(document)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Never another exception."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, encoding="utf-8", errors="replace")
    with contextlib.suppress(BadFile):
        solve_input.read(path)
