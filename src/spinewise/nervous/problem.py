"""Posture, loads and supports -> the recruitment problem, whole, as data (derivations, eq. 100-110)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy.body import locked
from spinewise.errors import BadValue
from spinewise.mechanics.geometry import GRAVITY, geometry
from spinewise.mechanics.loads import PointForces
from spinewise.nervous.girdle import shared
from spinewise.nervous.known import SPINE, known
from spinewise.nervous.layout import SIDES, layout
from spinewise.nervous.measures.effort import volume_share
from spinewise.nervous.pressing import pressing
from spinewise.nervous.selection import values
from spinewise.nervous.settings import Nervous
from spinewise.nervous.standard import Standard
from spinewise.nervous.stiffness import BodyStiffness, body_stiffness
from spinewise.nervous.supports import rays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics.geometry import Geometry
    from spinewise.mechanics.loads import PointForce
    from spinewise.nervous.known import Known
    from spinewise.nervous.layout import Layout
    from spinewise.nervous.supports import Contact, Rays

WILD = 0.5  # [rad], [m] as far as this outside its range a coordinate may be tried, and no further


@dataclass(frozen=True, eq=False)
class Problem:
    """One posture with all that acts on it: what `recruit` solves, and what every test can look at."""

    body: Body
    q: Array  # [rad] and [m]. Shape (n_coordinate,)
    loads: tuple[PointForce, ...]  # as given
    borne: PointForces  # the same, and what spreads the arms' part over the ribs (see `girdle`)
    settings: Nervous
    geometry: Geometry
    known: Known
    rays: Rays
    layout: Layout
    pressing: Array  # compression, forward and right shear of each joint per unit of each unknown [N]. Shape (25, 3, n)
    share: Array  # volume share of each muscle. Shape (n_muscle,)
    standard: Standard

    @cached_property
    def stiffness(self) -> BodyStiffness:
        """K of the spine as a map of the unknowns; made when it is first asked for."""
        made = self.standard.stiffness
        return made if isinstance(made, BodyStiffness) else body_stiffness(self)

    def with_stability(self) -> Problem:
        """The same problem when the spine must be stable."""
        settings = replace(self.settings, stability=True)
        return replace(self, settings=settings, standard=replace(self.standard, stiffness=self.stiffness))

    def without_stability(self) -> Problem:
        """The same problem when balance is enough."""
        return replace(
            self,
            settings=replace(self.settings, stability=False),
            standard=replace(self.standard, stiffness=None),
        )


def problem(
    body: Body,
    q: ArrayLike,
    loads: Sequence[PointForce] = (),
    supports: Sequence[Contact] = (),
    settings: Nervous | None = None,
) -> Problem:
    """The whole recruitment problem of one posture.

    Args:
        body: whose body.
        q: posture [rad] and [m]. Shape (n_coordinate,)
        loads: dead loads beside the body's own weight.
        supports: what carries the body (see `touching`).
        settings: what is asked of the nervous system.

    Raises:
        BadValue, UnknownName: a number or a name that breaks a rule.

    Limits:
        Quasi-static. Pelvis and limbs are held while the spine's stability is judged; contacts count as dead loads.
    """
    asked = settings or Nervous()
    at = geometry(body, q)
    _refuse_wild(body, at.q)
    borne = PointForces.of(body, loads).joined(shared(at, loads))
    fixed = known(body, at.q, at, borne, asked)
    edges = rays(body, at.pose, supports)
    order = layout(body, edges, GRAVITY * sum(segment.mass_kg for segment in body.segments))
    joints = pressing(at, fixed, edges, order)
    share = volume_share(body.muscles.pcsa, body.muscles.optimal_length)
    standard = _standard(body, at, fixed, edges, order, joints, share, asked)
    found = Problem(body, at.q, tuple(loads), borne, asked, at, fixed, edges, order, joints, share, standard)
    return found.with_stability() if asked.stability else found


def _refuse_wild(body: Body, q: Array) -> None:
    """Far outside every range, degrees were given for radians, or millimetres for metres."""
    lower, upper = _ranges(body)
    wild = np.flatnonzero((q < lower - WILD) | (q > upper + WILD))
    if len(wild):
        place = int(wild[0])
        unit, low, high = "m" if body.arrays.slides[place] else "rad", float(lower[place]), float(upper[place])
        rule = f"its range is {low:.3g} to {high:.3g} {unit}; give radians and metres"
        raise BadValue(f"q[{body.coordinates[place].name}]", float(q[place]), rule)


@lru_cache(maxsize=32)
def _ranges(body: Body) -> tuple[Array, Array]:
    """Lower and upper end of every coordinate's range [rad], [m]. Shapes (n_coordinate,)."""
    return locked([c.lower for c in body.coordinates]), locked([c.upper for c in body.coordinates])


def _standard(
    body: Body, at: Geometry, fixed: Known, edges: Rays, order: Layout, joints: Array, share: Array, asked: Nervous
) -> Standard:
    """Costs, balance and bounds (derivations, eq. 105-107)."""
    n, m = order.size, len(body.coordinates)
    A, b = np.zeros((m + len(SIDES), n)), np.zeros(m + len(SIDES))
    np.multiply(at.R[at.muscles].T, -fixed.muscle.per_activation, out=A[:m, order.muscles])
    A[order.limb_coordinate, np.arange(order.limbs.start, order.limbs.stop)] = order.limb_moment
    A[:m, order.rays] = edges.columns * order.weight
    A[:m, order.pressure] = at.R[at.cavity][0] * body.cavity.max_pressure_pa * body.cavity.area_m2
    A[SPINE].reshape(-1, 3, n)[...] += fixed.moment_per_newton.reshape(-1, 3, 1) * joints[:, :1]
    b[:m] = -fixed.force
    A[m:], b[m:] = _wall(body, fixed, order)
    lower, upper = _bounds(body, order, asked)
    return Standard(
        c=2.0 * _prices(order, share, asked),
        g=np.zeros(n),
        h=np.zeros(n),
        kink=np.zeros(n),
        A=A,
        b=b,
        lower=lower,
        upper=upper,
    )


def _wall(body: Body, fixed: Known, order: Layout) -> tuple[Array, Array]:
    """Pressure needs tension round the belly: hoop_i F_i summed over a side = P x wall + slack (derivations, eq. 106).

    Both sides over what full pressure asks of a wall, so that the rows have no unit.
    """
    A, b = np.zeros((len(SIDES), order.size)), np.zeros(len(SIDES))
    full = body.cavity.max_pressure_pa * body.cavity.wall_area_m2
    for row, hoop in enumerate(_hoops(body) / full):
        A[row, order.muscles] = hoop * fixed.muscle.per_activation
        A[row, order.pressure] = -1.0
        A[row, order.wall.start + row] = -1.0
        b[row] = -float(hoop @ fixed.muscle.passive)
    return A, b


@lru_cache(maxsize=32)
def _hoops(body: Body) -> Array:
    """Tension round the belly per newton along each muscle of the right side, and of the left. Shape (2, n)."""
    return locked([body.muscles.hoop * (np.array(body.muscles.side) == side) for side in SIDES])


def _prices(order: Layout, share: Array, asked: Nervous) -> Array:
    """What the square of each unknown costs (derivations, eq. 107)."""
    price = np.empty(order.size)
    price[order.muscles] = share
    price[order.limbs] = asked.limb_cost
    price[order.rays] = asked.contact_cost
    price[order.pressure] = asked.pressure_cost
    price[order.wall] = asked.pressure_cost
    return price


def _bounds(body: Body, order: Layout, asked: Nervous) -> tuple[Array, Array]:
    lower, upper = np.zeros(order.size), np.full(order.size, np.inf)
    lower[order.muscles] = values(body.muscles, asked.brace, 0.0)
    upper[order.muscles] = values(body.muscles, asked.available, 1.0)
    wrong = np.flatnonzero(lower[order.muscles] > upper[order.muscles])
    if len(wrong):
        name, value = body.muscles.names[wrong[0]], float(lower[wrong[0]])
        raise BadValue(f"brace[{name}]", value, f"no more than what is available, {float(upper[wrong[0]]):g}")
    upper[order.limbs] = 1.0
    upper[order.pressure] = 1.0
    return lower, upper
