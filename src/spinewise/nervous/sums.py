"""Muscles added up by group and by region."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.answer import Sum
from spinewise.nervous.measures.shares import AT_BOUND, share_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spinewise.anatomy import Body
    from spinewise.nervous.answer import MuscleParts
    from spinewise.nervous.problem import Problem


def sums(problem: Problem, parts: MuscleParts) -> tuple[dict[str, Sum], dict[str, Sum]]:
    """Both sides together, by group and by region, each in the order of the muscles."""
    groups, regions, chosen = _members(problem.body)
    found = added(problem, parts, chosen)
    count = len(groups)
    return dict(zip(groups, found[:count], strict=True)), dict(zip(regions, found[count:], strict=True))


def added(problem: Problem, parts: MuscleParts, chosen: NDArray[np.bool_]) -> list[Sum]:
    """The muscles that each row of `chosen` (r, n) marks, together."""
    area = problem.body.muscles.pcsa
    weight = chosen * area
    weight /= weight.sum(axis=1, keepdims=True)
    free = np.abs(parts.bound) <= AT_BOUND
    kinds = (parts.balancing * free, parts.stabilising * free, parts.habit * free, parts.activation * ~free)
    means = weight @ np.stack([parts.activation, *kinds], axis=1)
    totals = chosen @ np.stack([parts.force, problem.share * parts.activation**2], axis=1)
    shares = share_of(area, parts.balancing, parts.stabilising, parts.bound, chosen)
    rows = zip(chosen.sum(axis=1).tolist(), means.tolist(), totals.tolist(), shares.tolist(), strict=True)
    return [
        Sum(count, activation, force, effort, balancing, stabilising, habit, at_bound, part)
        for count, (activation, balancing, stabilising, habit, at_bound), (force, effort), part in rows
    ]


@lru_cache(maxsize=32)
def _members(body: Body) -> tuple[tuple[str, ...], tuple[str, ...], NDArray[np.bool_]]:
    """Names of groups and of regions, and which muscles each has. Shape (n_group + n_region, n)."""
    groups, regions = _named(body.muscles.group), _named(body.muscles.region)
    chosen = np.array([*groups.values(), *regions.values()])
    chosen.setflags(write=False)
    return tuple(groups), tuple(regions), chosen


def _named(names: Sequence[str]) -> dict[str, NDArray[np.bool_]]:
    array = np.array(names)
    return {name: array == name for name in dict.fromkeys(names)}
