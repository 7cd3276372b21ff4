"""Contacts: pyramids that only push, where the body touches."""

from __future__ import annotations

import numpy as np
import pytest

from spinewise.errors import BadValue, UnknownName
from spinewise.mechanics import forward, point_jacobian
from spinewise.nervous import touching
from spinewise.nervous.supports import Contact, rays
from tests.nervous.men import crooked, man, neutral


def test_edges_are_a_pyramid() -> None:
    """Each edge is 1 along the normal and the friction across it; together they point along the normal."""
    body, normal = man(), np.array([0.6, 0.8, 0.0])
    contact = Contact("floor", "right_foot", body.segment_index("right_foot"), np.zeros(3), normal, 0.5)
    edges = rays(body, forward(body, neutral()), [contact]).direction
    np.testing.assert_allclose(edges @ normal, 1.0)
    np.testing.assert_allclose(np.linalg.norm(edges - normal, axis=1), 0.5)
    np.testing.assert_allclose(edges.sum(axis=0), 4.0 * normal, atol=1e-12)


def test_columns_are_generalised_forces() -> None:
    """A ray's column is the point's Jacobian, transposed, times its direction."""
    body, q = man(), crooked()
    pose = forward(body, q)
    found = rays(body, pose, touching.hands(body) + touching.feet(body))
    for number, one in enumerate(found.contacts):
        jacobian = point_jacobian(body, pose, one.segment, one.local)
        mine = found.contact == number
        np.testing.assert_allclose(found.columns[:, mine], jacobian.T @ found.direction[mine].T, atol=1e-12)


def test_a_body_that_leans_on_itself_gets_no_net_force() -> None:
    """Hands on thighs: what lifts the hand presses the thigh; the whole body is neither pushed nor turned."""
    body = man()
    pose = forward(body, crooked())
    found = rays(body, pose, touching.thighs(body, pose))
    np.testing.assert_allclose(found.columns[:6], 0.0, atol=1e-12)
    assert np.abs(found.columns).max() > 0.1


def test_feet_stand_on_the_floor() -> None:
    """In neutral standing all eight points lie at height 0, four to each side of the middle."""
    body = man()
    pose = forward(body, neutral())
    points = np.array([pose.point(one.segment, one.local) for one in touching.feet(body)])
    np.testing.assert_allclose(points[:, 1], 0.0, atol=1e-9)
    assert (points[:, 2] > 0.0).sum() == 4


@pytest.mark.parametrize("base", list(touching.BASES))
def test_every_base_posture_has_supports(base) -> None:
    """Lying ones carry trunk, head and all four limbs."""
    body, q = man(), neutral()
    turn = {"supine": ("pelvis.tilt", -1.57), "prone": ("pelvis.tilt", 1.57), "side-lying": ("pelvis.list", 1.57)}
    if base in turn:
        q[body.index(turn[base][0])] = turn[base][1]
    found = touching.base_supports(body, forward(body, q), base)
    parts = {one.part for one in found}
    assert len(found) >= 4
    if base in turn:
        assert "skull" in parts
        assert parts & {"pelvis"}
        assert {part.partition("_")[0] for part in parts} >= {"right", "left"}


def test_a_backrest_reaches_what_lies_against_it() -> None:
    """Upright, against the thoracic curve; normals lean with the rest."""
    body = man()
    pose = forward(body, neutral())
    found = touching.backrest(body, pose, 0.3)
    assert 2 <= len(found) <= 12
    assert all(one.part[0] in "TL" for one in found)
    np.testing.assert_allclose(found[0].normal, [np.cos(0.3), np.sin(0.3), 0.0])
    with pytest.raises(BadValue, match="radians"):
        touching.backrest(body, pose, 15.0)


def test_wrong_contacts_are_refused() -> None:
    """A normal of another length, friction below nothing, an unknown base."""
    with pytest.raises(BadValue, match="unit vector"):
        Contact("floor", "hand", 0, np.zeros(3), np.array([0.0, 2.0, 0.0]), 0.5)
    with pytest.raises(BadValue, match="friction"):
        Contact("floor", "hand", 0, np.zeros(3), np.array([0.0, 1.0, 0.0]), -0.5)
    with pytest.raises(UnknownName, match="standing"):
        touching.base_supports(man(), forward(man(), neutral()), "floating")


def test_a_leg_in_the_air_rests_on_nothing() -> None:
    """On the back: legs laid down touch, a straight one raised does not, and with knees bent the soles do."""
    body = man()

    def under(hip: float, knee: float) -> list[str]:
        q = neutral()
        q[body.index("pelvis.tilt")] = -np.pi / 2
        q[body.index("right_hip.flexion")], q[body.index("right_knee.flexion")] = np.radians(hip), np.radians(knee)
        found = touching.base_supports(body, forward(body, q), "supine")
        return [one.part for one in found if one.part.startswith("right_") and "arm" not in one.part]

    assert under(0.0, 0.0)
    assert not under(40.0, 0.0)
    assert not under(90.0, 90.0)
    assert under(45.0, 90.0) == ["right_foot"]
