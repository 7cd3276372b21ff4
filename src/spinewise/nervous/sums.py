"""Muscles added up by group and by region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.answer import Sum
from spinewise.nervous.measures.shares import AT_BOUND, share_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array
    from spinewise.nervous.answer import MuscleParts
    from spinewise.nervous.problem import Problem


def sums(problem: Problem, parts: MuscleParts) -> tuple[dict[str, Sum], dict[str, Sum]]:
    """Both sides together, by group and by region, each in the order of the muscles."""
    muscles = problem.body.muscles
    found = []
    for names in (muscles.group, muscles.region):
        array = np.array(names)
        found.append({name: added(problem, parts, array == name) for name in dict.fromkeys(names)})
    return found[0], found[1]


def added(problem: Problem, parts: MuscleParts, chosen: NDArray[np.bool_]) -> Sum:
    """The chosen muscles together."""
    area = problem.body.muscles.pcsa
    weight = area[chosen] / area[chosen].sum()
    free = np.abs(parts.bound[chosen]) <= AT_BOUND

    def mean(amounts: Array, counted: NDArray[np.bool_]) -> float:
        return float((weight * counted) @ amounts[chosen])

    return Sum(
        count=int(chosen.sum()),
        mean_activation=float(weight @ parts.activation[chosen]),
        force=float(parts.force[chosen].sum()),
        effort=float(problem.share[chosen] @ parts.activation[chosen] ** 2),
        balancing=mean(parts.balancing, free),
        stabilising=mean(parts.stabilising, free),
        habit=mean(parts.habit, free),
        at_bound=mean(parts.activation, ~free),
        share=share_of(area, parts.balancing, parts.stabilising, parts.bound, chosen),
    )
