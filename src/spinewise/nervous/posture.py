"""Which posture the body takes for a task: least passive energy and effort, several starts, the best one found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spinewise.nervous.habit import no_habit
from spinewise.nervous.landscape import Land
from spinewise.nervous.problem import problem
from spinewise.nervous.recruit import recruit
from spinewise.nervous.search import STARTS, search
from spinewise.nervous.settings import Nervous, within
from spinewise.nervous.task import task as make_task
from spinewise.nervous.threads import one_thread
from spinewise.nervous.touching import base_supports

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.mechanics import Pose
    from spinewise.mechanics.loads import PointForce
    from spinewise.nervous.answer import Answer
    from spinewise.nervous.asked import Asked
    from spinewise.nervous.habit import Habit
    from spinewise.nervous.problem import Problem
    from spinewise.nervous.search import Record
    from spinewise.nervous.solution import Warm
    from spinewise.nervous.supports import Contact
    from spinewise.nervous.task import Task

ENERGY_WEIGHT = 0.02  # w: price of `landscape.ENERGY` (10 J) of passive energy, in efforts of all muscles fully on;
# calibrated on D15a: 0.1, 0.03, 0.02 and 0.01 give 1.9, 2.2, 2.5 and 3.1 there (2.5 is measured)


@dataclass(frozen=True, slots=True)
class PostureSettings:
    """How postures are weighed and sought.

    Args:
        energy_weight: w, price of 10 J of passive energy beside effort (derivations, eq. 148).
        starts: where searches begin, of `search.STARTS`.
    """

    energy_weight: float = ENERGY_WEIGHT
    starts: tuple[str, ...] = STARTS

    def __post_init__(self) -> None:
        within("energy_weight", self.energy_weight, 1e-4, 1e4, "no unit")


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The posture taken, what it costs, and how it was found."""

    q: Array  # [rad], [m]. Shape (n_coordinate,)
    task: Task
    problem: Problem  # of that posture, with stability where it is asked
    answer: Answer
    value: float  # effort in balance, price of passive energy and of habit together
    effort: float  # in balance, without stability
    energy: float  # passive, beyond neutral standing [J]
    habit_price: float
    record: Record


def choose(
    body: Body,
    asked: Asked,
    loads: Sequence[PointForce] = (),
    supports: Callable[[Pose], Sequence[Contact]] | None = None,
    settings: Nervous | None = None,
    *,
    habit: Habit | None = None,
    warm: Choice | None = None,
    options: PostureSettings | None = None,
    exact: bool = True,
    measured: bool = True,
) -> Choice:
    """The posture that a task is done in, and the muscle forces that hold it.

    Args:
        body: who.
        asked: what is asked of the posture; all else is chosen.
        loads: dead loads that ride on segments.
        supports: contacts for a pose; none: those of the base posture.
        settings: what is asked of the nervous system. Stability is asked of the posture chosen, not while choosing.
        habit: what leaving an accustomed posture costs.
        warm: a neighbouring choice; the search then begins there and nowhere else.
        options: price of passive energy, and where searches begin.
        exact, measured: see `recruit`.

    Raises:
        BadValue, UnknownName: what is asked cannot be: which key, by how much, and what would do.

    Limits:
        Not convex: the best posture found, not proven to be the best. Quasi-static.
    """
    goal, lazy = make_task(body, asked, loads), habit or no_habit(body)
    demands, how = settings or Nervous(), options or PostureSettings()
    touching = supports or (lambda pose: base_supports(body, pose, asked.base))
    land = Land.of(goal, tuple(loads), touching, replace(demands, stability=False), how.energy_weight)
    with one_thread():
        found, record = search(land, lazy, how.starts, None if warm is None else warm.q)
    spot = found.spot
    whole = problem(body, spot.q, loads, touching(land.pose(spot.q)), demands)
    answer = recruit(whole, _near(warm), exact=exact, measured=measured)
    return Choice(
        q=spot.q,
        task=goal,
        problem=whole,
        answer=answer,
        value=found.value,
        effort=spot.effort,
        energy=spot.energy,
        habit_price=lazy.price(spot.q),
        record=record,
    )


def _near(warm: Choice | None) -> Warm | None:
    return None if warm is None else warm.answer.solution.warm
