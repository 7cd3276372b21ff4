"""What came out, in physical units: joints, muscles, supports, measures, and the proof. SI and radians."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinewise.anatomy.body import Array
    from spinewise.nervous.solution import Solution

# solved: balanced and, if asked, stable, with its proof. cannot_balance: no muscle forces within bounds balance the
# posture. cannot_hold: balance can be had, stability cannot. not_proven: the numbers are too extreme to prove either.
Status = Literal["solved", "cannot_balance", "cannot_hold", "not_proven"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Where it fails, and by how much."""

    joint: str  # "L4-L5", "right_hip", "pelvis" (the supports cannot carry the body so), "wall" (of the abdomen)
    direction: str  # the way more moment or stiffness is missing: "extension", "right", ...
    shortfall: float  # in `unit`
    unit: Literal["N m", "N", "N m/rad", ""]


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The 25 joints, L5-S1 to C0-C1. nan where the case has no answer."""

    names: tuple[str, ...]
    angles: Array  # flexion, side bend, rotation [rad]. Shape (25, 3)
    compression: Array  # [N]. Shape (25,)
    shear: Array  # of the upper bone on the lower: forward, to the right [N]. Shape (25, 2)
    moment: Array  # of weight, loads, supports about the joint: flexing, to the right, to the left [N m]. Shape (25, 3)
    pressure: Array  # [Pa]; nan where there is no disc. Shape (25,)


@dataclass(frozen=True, slots=True, eq=False)
class MuscleParts:
    """Every muscle, in the order of `Body.muscles`. Shape (n,) each."""

    activation: Array  # 0 to 1
    force: Array  # along its line, passive tension included [N]
    passive_force: Array  # [N]
    balancing: Array  # signed parts of the activation; they add up to it
    stabilising: Array
    habit: Array
    bound: Array
    share: Array  # stabilising share; nan at a bound


@dataclass(frozen=True, slots=True)
class Sum:
    """Several muscles together; means are weighted by cross-section.

    mean_activation = balancing + stabilising + habit + at_bound. The parts of a muscle that a bound stops say nothing
    (they cancel), so its whole activation counts under `at_bound`.
    """

    count: int
    mean_activation: float
    force: float  # [N]
    effort: float  # part of the whole effort
    balancing: float
    stabilising: float
    habit: float
    at_bound: float
    share: float  # nan where nothing is asked for, or all are at a bound


@dataclass(frozen=True, slots=True, eq=False)
class SupportForce:
    """What one support does to one part."""

    support: str
    part: str
    segment: int
    point: Array  # in the ground [m]. Shape (3,)
    force: Array  # on the body, in the ground [N]. Shape (3,)


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """The measures of one answer (see `measures/`)."""

    effort: float
    guarding: float | None  # None where it was not asked for, or there is no requirement
    load_factor: float  # largest s that holds; nan, inf possible
    evenness_motion: float
    evenness_load: float
    stillness: Mapping[str, float]  # drift per newton at hands and feet [m/N]; nan where the spine is not stable
    overload: Array  # activation above what can be held. Shape (n,)
    holdable: float  # what can be held for the task's time, 0 to 1
    seconds: float  # that time


@dataclass(frozen=True, slots=True)
class Proof:
    """How good the answer is, recomputed from it."""

    residual_nm: float  # largest moment left unbalanced [N m]
    residual_n: float  # largest force left unbalanced [N]
    duality_gap: float  # as a share of the cost
    stability_slack: float  # lowest eigenvalue of K over the metric; inf where no stability is asked
    complementarity: float  # <Z, K> over the cost
    multiplier_lowest: float  # lowest eigenvalue of Z as a share of its trace; 0 or above
    proven: bool  # all of these within their limits


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """One posture, answered."""

    status: Status
    failure: Failure | None
    q: Array  # [rad] and [m]. Shape (n_coordinate,)
    levels: Levels
    muscles: MuscleParts
    by_group: Mapping[str, Sum]
    by_region: Mapping[str, Sum]
    supports: tuple[SupportForce, ...]
    limb_moments: Array  # what each limb coordinate's muscles do [N m]. Shape (n_coordinate,)
    pressure: float  # in the abdomen [Pa]
    measures: Measures | None  # None where the case has no answer, or none were asked for
    proof: Proof
    solution: Solution  # unknowns and multipliers, in the order of the problem's layout
