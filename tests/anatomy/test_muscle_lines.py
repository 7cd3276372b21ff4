"""No line goes through bone, whatever way the spine is bent; lines are joined and measured as they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from spinewise.anatomy import Body, Person
from spinewise.anatomy.curvature import VERTEBRAE
from spinewise.anatomy.paths import Paths
from spinewise.anatomy.strength import MAX_STRESS
from spinewise.errors import BadValue
from spinewise.mechanics.kinematics import forward

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array

PEOPLE = (Person(1.75, 75, "male", 40), Person(1.60, 55, "female", 40))
WAYS = {
    "standing": {},
    "bent forwards": {"flexion": 1},
    "bent backwards": {"flexion": -1},
    "bent sideways": {"side_bend": 1},
    "turned": {"rotation": 1},
    "forwards and sideways": {"flexion": 1, "side_bend": 1},
    "forwards and turned": {"flexion": 1, "rotation": 1},
    "back, sideways and turned": {"flexion": -1, "side_bend": 1, "rotation": -1},
}
CORE = 0.9  # of the body's outline: a fibre that grazes it is no fault
CANAL = 0.007  # [m] half width of what lies between body and laminae


def posture(body: Body, way: dict[str, int]) -> Array:
    """Every spinal joint at the end of its range that way."""
    q = np.zeros(len(body.coordinates))
    for place, coordinate in enumerate(body.coordinates[6:81], 6):
        sign = way.get(coordinate.name.rpartition(".")[2], 0)
        q[place] = {0: 0.0, 1: coordinate.upper, -1: coordinate.lower}[sign]
    return q


def pierced(body: Body, q: Array) -> set[tuple[str, str]]:
    """Fascicles and the vertebrae they go through: an elliptic drum for the body, a slab for the canal."""
    pose, paths = forward(body, q), body.muscles.paths
    at = pose.origins[paths.segment] + np.einsum("nij,nj->ni", pose.rotations[paths.segment], paths.local)
    owner = np.repeat(np.arange(len(paths)), np.diff(paths.start))
    first = np.flatnonzero(owner[1:] == owner[:-1])
    along = np.linspace(0.02, 0.98, 25)[:, None]
    points = at[first][:, None] + along * (at[first + 1] - at[first])[:, None]
    found = set()
    for name in VERTEBRAE[:-1]:  # C1 is a ring
        number = body.segment_index(name)
        local = (points - pose.origins[number]) @ pose.rotations[number]
        found |= {(body.muscles.names[owner[first[line]]], name) for line in np.flatnonzero(_inside(body, name, local))}
    return found


def _inside(body: Body, name: str, at: Array) -> Array:
    mark = body.segment(name).landmarks
    back, front, top = (
        mark[f"body_{end}"] for end in ("posterior_inferior", "anterior_inferior", "posterior_superior")
    )
    middle, depth, width = (back + front)[0] / 2, (front - back)[0] / 2, mark["body_right_inferior"][2]
    level = (at[..., 1] > back[1]) & (at[..., 1] < top[1])
    drum = ((at[..., 0] - middle) / depth) ** 2 + (at[..., 2] / width) ** 2 < CORE**2
    canal = (at[..., 0] < back[0]) & (at[..., 0] > mark["lamina_right"][0] + 0.003) & (np.abs(at[..., 2]) < CANAL)
    return np.asarray((level & (drum | canal)).any(axis=1))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("person", PEOPLE, ids=["man", "woman"])
def test_no_line_goes_through_bone(person: Person, way: str) -> None:
    """At the very ends of the ranges, one direction and several at once."""
    body = Body.for_person(person)
    assert pierced(body, posture(body, WAYS[way])) == set()


def test_lines_stay_in_the_skin_of_the_belly() -> None:
    """Points of the belly wall lie inside the trunk's outline."""
    body = Body.for_person(PEOPLE[0])
    drawn = {section.segment: section for section in body.sections}
    paths, groups = body.muscles.paths, body.muscles.group
    for number, group in enumerate(groups):
        if group.endswith(("oblique", "abdominis")):
            for point in range(paths.start[number] + 1, paths.start[number + 1] - 1):
                name = body.segments[paths.segment[point]].name
                if name.startswith("L"):
                    section = drawn[int(paths.segment[point])]
                    forward_, _, right = paths.local[point] - section.centre
                    assert (forward_ / section.half_depth) ** 2 + (right / section.half_width) ** 2 < 1.0


def test_joined_paths_keep_their_lines() -> None:
    """Two lines of 3-4-5 triangles: lengths 5 and 10, joined in order."""
    one = Paths.of([[(0, np.zeros(3)), (0, np.array([3.0, 4.0, 0.0]))]])
    two = Paths.of([[(0, np.zeros(3)), (1, np.array([3.0, 4.0, 0.0])), (1, np.array([6.0, 8.0, 0.0]))]])
    both = one.joined(two).joined(Paths.of([]))
    at_rest = np.zeros((2, 3)), np.stack([np.eye(3)] * 2)
    np.testing.assert_allclose(both.lengths(*at_rest), [5.0, 10.0])
    np.testing.assert_array_equal(both.start, [0, 2, 5])
    with pytest.raises(BadValue, match="two points"):
        Paths.of([[(0, np.zeros(3))]])


def test_all_paths_are_muscles_then_ligaments_then_the_cavity() -> None:
    """The order every array over paths has."""
    body = Body.for_person(PEOPLE[0])
    count = len(body.muscles)
    assert len(body.all_paths) == count + len(body.ligaments.paths) + 1
    np.testing.assert_array_equal(body.all_paths.start[: count + 1], body.muscles.paths.start)
    assert not body.all_paths.local.flags.writeable


def test_the_cavity_runs_before_the_spine() -> None:
    """From the pelvic floor to the diaphragm, 4 to 9 cm before the lumbar joints; the wall can make enough pressure."""
    body = Body.for_person(PEOPLE[0])
    path = body.cavity.path
    assert len(path) == 1
    assert body.segments[path.segment[0]].name == "pelvis"
    assert body.segments[path.segment[-1]].name == "T10"
    for segment, at in zip(path.segment[1:6], path.local[1:6], strict=True):
        assert 0.04 < at[0] < 0.09, body.segments[segment].name
    assert 0.015 < body.cavity.wall_area_m2 < 0.03
    held = (body.muscles.hoop * body.muscles.pcsa)[: len(body.muscles) // 2].sum() * MAX_STRESS
    assert 10e3 < held / body.cavity.wall_area_m2 < 60e3  # [Pa] the wall can make about the largest measured pressure
