"""What a situation means to the model: forces in newtons at the right places, supports, settings, joints, habit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinewise.errors import SpinewiseError
from spinewise.mechanics import forward
from spinewise.movement import meaning, solve_input, solving
from spinewise.nervous.selection import values
from spinewise.nervous.settings import Nervous

if TYPE_CHECKING:
    from pathlib import Path

    from spinewise.movement.meaning import Meaning


def means(base: str = "standing", **tables: Any) -> Meaning:
    posture = {"base": base, **tables.pop("posture", {})}
    return meaning.meaning(solve_input.from_document({"posture": posture, **tables}))


def test_a_mass_in_the_hands_hangs_half_from_each() -> None:
    """20 kg are 98.1 N downwards in each palm."""
    pushes = means(loads=[{"mass_kg": 20, "at": "hands"}]).pushes
    np.testing.assert_allclose([push.force for push in pushes], [[0.0, -98.1, 0.0]] * 2)


def test_a_reach_brings_the_load_before_the_chest() -> None:
    """By as much as the file says, from the foremost skin of the chest."""
    found = means(loads=[{"mass_kg": 20, "at": "hands", "reach_m": 0.3}])
    pose = forward(found.body, found.task.start)
    chest = max(pose.landmark(f"T{level}", "skin_front")[0] for level in range(4, 11))
    for push in found.pushes:
        assert pose.point(push.segment, push.local)[0] - chest == pytest.approx(0.3, abs=1e-3)


@pytest.mark.parametrize(("at", "count"), [("left_hand", 1), ("shoulders", 2), ("head", 1)])
def test_a_mass_weighs_the_same_wherever_it_is(at: str, count: int) -> None:
    """And what is carried on both shoulders is shared."""
    pushes = means(loads=[{"mass_kg": 10, "at": at}]).pushes
    assert len(pushes) == count
    np.testing.assert_allclose(sum(push.force for push in pushes), [0.0, -98.1, 0.0])


def test_a_force_pulls_at_the_middle_of_its_vertebra() -> None:
    """In the ground's directions."""
    found = means(loads=[{"force_n": [100, 0, -5], "at": "T9"}])
    (push,) = found.pushes
    np.testing.assert_allclose(push.force, [100, 0, -5])
    assert found.body.segments[int(push.segment)].name == "T9"


@pytest.mark.parametrize(
    ("base", "parts"),
    [
        ("standing", {"floor"}),
        ("sitting", {"floor", "seat"}),
        ("kneeling", {"floor"}),
        ("hands-and-knees", {"floor"}),
        ("supine", {"floor"}),
        ("prone", {"floor"}),
        ("side-lying", {"floor"}),
    ],
)
def test_every_base_brings_its_supports(base: str, parts: set[str]) -> None:
    """Standing its feet, sitting its seat, lying the floor."""
    found = means(base)
    assert {contact.support for contact in found.supports(forward(found.body, found.task.start))} == parts


@pytest.mark.parametrize("on", ["backrest", "thighs", "table", "wall"])
def test_a_support_is_added_to_those_of_the_base(on: str) -> None:
    """The seat stays."""
    found = means("sitting", supports=[{"on": on}, {"on": "seat"}])
    names = [contact.support for contact in found.supports(forward(found.body, found.task.start))]
    assert {"seat", on} <= set(names)


def test_a_reclined_backrest_leans_the_trunk_back() -> None:
    """By its angle, unless the file says how the trunk leans."""
    reclined = solve_input.from_document(
        {"posture": {"base": "sitting"}, "supports": [{"on": "backrest", "angle_deg": 15}]}
    )
    assert meaning.asked_of(reclined).angles["trunk_flexion"] == pytest.approx(math.radians(-15))


def test_one_side_counts_over_both() -> None:
    """In whatever order the file has them."""
    found = means(posture={"left_knee_flexion_deg": 30, "knee_flexion_deg": 10})
    held = {found.body.coordinates[index].name: value for index, value in found.task.held.items()}
    assert held["left_knee.flexion"] == pytest.approx(math.radians(30))
    assert held["right_knee.flexion"] == pytest.approx(math.radians(10))


def test_the_least_available_counts_and_the_most_braced() -> None:
    """Whatever the order in the file."""
    nervous = {"available": {"multifidus": 0.5, "right": 0.8}, "brace": {"rectus_abdominis": 0.1, "left": 0.05}}
    found = means(nervous=nervous)
    muscles = found.body.muscles
    available = values(muscles, found.settings.available, 1.0)
    braced = values(muscles, found.settings.brace, 0.0)
    for i, (group, side) in enumerate(zip(muscles.group, muscles.side, strict=True)):
        assert available[i] == min(0.5 if group == "multifidus" else 1.0, 0.8 if side == "right" else 1.0)
        assert braced[i] == max(0.1 if group == "rectus_abdominis" else 0.0, 0.05 if side == "left" else 0.0)


def test_settings_left_out_keep_the_models_values() -> None:
    """And those given arrive in SI units."""
    assert means().settings == Nervous()
    found = means(person={"max_stress_n_per_cm2": 60, "strength": 0.8}, nervous={"stability": False})
    assert (found.settings.max_stress, found.settings.stability) == (600_000, False)
    assert set(values(found.body.muscles, found.settings.strength, 1.0)) == {0.8}


def test_joints_are_scaled_and_the_body_is_kept() -> None:
    """Half the range; the same body again for the same scales."""
    usual, stiff = means(), means(joints={"lumbar": {"range": 0.5, "stiffness": 2}})
    one, other = (found.body.coordinates[found.body.index("L4-L5.flexion")] for found in (usual, stiff))
    assert other.upper == pytest.approx(0.5 * one.upper)
    assert stiff.body is means(joints={"lumbar": {"stiffness": 2, "range": 0.5}}).body


REFUSED = [
    ({"posture": {"joints": {"L4-L5": {"flexion_deg": 60}}}}, "L4-L5.flexion goes from"),
    ({"posture": {"knee_flexion_deg": -20}}, "right_knee.flexion goes from 0.0"),
    ({"posture": {"lumbar_flexion_deg": 170}}, "posture.lumbar_flexion_deg"),
    ({"loads": [{"mass_kg": 5, "at": "left_hand", "reach_m": 0.2}, {"mass_kg": 5, "at": "right_hand", "reach_m": 0.3}]},
     "give one reach"),
    ({"loads": [{"mass_kg": 5, "at": "hands", "reach_m": 1.19}]}, "reach_m"),
    ({"nervous": {"habit": "sloppy"}}, "choose a file, or one of: none"),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "says"), REFUSED)
def test_what_this_body_cannot_do_is_refused(tables: dict[str, Any], says: str) -> None:
    """With the range or the choices."""
    with pytest.raises(SpinewiseError, match=says):
        means(**tables)


def test_a_refusal_of_the_model_names_the_line(tmp_path: Path) -> None:
    """As the schema's do."""
    path = tmp_path / "case.toml"
    path.write_text('[posture]\nbase = "standing"\n\nknee_flexion_deg = -20\n', encoding="utf-8")
    with pytest.raises(SpinewiseError, match=r"case\.toml:4: posture\.knee_flexion_deg"):
        meaning.meaning(solve_input.read(path))


def test_a_refusal_that_is_no_key_finds_its_table(tmp_path: Path) -> None:
    """A reach too far for these arms, among the loads; a brace above what is available, in [nervous]."""
    path = tmp_path / "case.toml"
    head = '[posture]\nbase = "standing"\n'
    path.write_text(f'{head}[[loads]]\nmass_kg = 5\nat = "hands"\nreach_m = 1.19\n', encoding="utf-8")
    with pytest.raises(SpinewiseError, match=r"case\.toml:6: reach_m"):
        meaning.meaning(solve_input.read(path))
    nervous = "[nervous]\navailable = { psoas = 0.1 }\nbrace = { psoas = 0.2 }\n"
    path.write_text(head + nervous, encoding="utf-8")
    with pytest.raises(SpinewiseError, match=r"case\.toml:5: brace\[psoas"):
        solving.solve(solve_input.read(path))


def test_a_habit_comes_from_a_name_or_a_file(tmp_path: Path) -> None:
    """A file next to the situation."""
    (tmp_path / "stoop.toml").write_text('strength = 0.5\n[joints."L4-L5"]\nflexion_deg = 6\n', encoding="utf-8")
    path = tmp_path / "case.toml"
    path.write_text('posture.base = "standing"\nnervous.habit = "stoop.toml"\n', encoding="utf-8")
    found = meaning.meaning(solve_input.read(path))
    place = found.body.index("L4-L5.flexion")
    assert found.habit.target[place] == pytest.approx(math.radians(6))
    assert found.habit.weight[place] == 0.5
    assert means(nervous={"habit": "upright"}).habit.weight.any()
    assert not means().habit.weight.any()


@pytest.mark.parametrize(
    "text", ["", "[joints.L9]\n", '[joints."L4-L5"]\nflexion_deg = 1000\n', "strength = inf\n[joints]\n"]
)
def test_a_bad_habit_file_is_refused(tmp_path: Path, text: str) -> None:
    """With its own name."""
    (tmp_path / "stoop.toml").write_text(text, encoding="utf-8")
    path = tmp_path / "case.toml"
    path.write_text('posture.base = "standing"\nnervous.habit = "stoop.toml"\n', encoding="utf-8")
    with pytest.raises(SpinewiseError, match=r"stoop\.toml"):
        meaning.meaning(solve_input.read(path))
