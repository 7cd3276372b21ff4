"""Stability by cuts: solve, look for directions in which K is negative, hold those, repeat (eq. 88, 89)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.certificate import Seen, see
from spinewise.nervous.kernels.dual import SOLVED
from spinewise.nervous.programme import EXACT, FINEST, LOOSE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.nervous.programme import Programme
    from spinewise.nervous.solution import Tolerance, Warm
    from spinewise.nervous.standard import StiffnessMap

FRESH = 6  # directions added a round at most
NEARLY = 0.1  # of the lowest eigenvalue: others below that are held as well
PATIENCE = 3  # rounds a cut may be slack before it is dropped
RICH = 1000.0  # first price of the elastic unknown, in prices that would do if nothing were in the way
RAISE = 10.0  # by how much it is raised while it is still bought
DEAREST = 1e7  # and where that ends, in all that is spent
UNMOVED = 0.999  # a raise that leaves more than this share of the elastic unknown was no use
TINY = 1e-3  # least first price, in all that is spent
NOTHING = 1e-9  # elastic shares of the metric below this are none
CLOSE = 0.01  # how well the least shortfall is found, as a share of it


@dataclass
class Cuts:
    """The cuts held: directions V (p, k), their rows v' K_i v (p, n), and for how long each has been slack."""

    V: NDArray[np.float64]
    rows: NDArray[np.float64]
    idle: NDArray[np.intp]
    rounds: int = 0
    ceiling: float = 0.0
    slack: float = -np.inf
    direction: NDArray[np.float64] | None = None
    seen: Seen | None = None


def begin(programme: Programme, stiffness: StiffnessMap, warm: Warm | None) -> Cuts:
    """No cuts, or those of a neighbour, their rows made anew."""
    k = len(stiffness.metric)
    cuts = Cuts(np.empty((0, k)), np.empty((0, len(programme.standard.c))), np.empty(0, np.intp))
    if warm is not None and len(warm.V) and warm.V.shape[1] == k:
        _add(programme, stiffness, cuts, warm.V, warm.mu)
    return cuts


def hold(programme: Programme, stiffness: StiffnessMap, tolerance: Tolerance, cuts: Cuts) -> int:
    """Add cuts until K is positive to the tolerance. Returns the programme's status."""
    accuracy = EXACT if len(cuts.V) else LOOSE  # near the end already
    status = _buy(programme, cuts, accuracy)
    while status == SOLVED and cuts.rounds < tolerance.max_rounds:
        cuts.seen, values, vectors = see(stiffness, programme.x, FRESH)
        cuts.slack, cuts.direction = float(values[0]), vectors[0]
        enough = _enough(programme, cuts, tolerance)
        if enough and accuracy <= EXACT:
            break
        steps = programme.steps
        if not enough:
            _forget(programme, cuts)
            values = values + programme.elastic
            wanted = values < NEARLY * values[0]
            kept = programme.state()
            _add(programme, stiffness, cuts, vectors[wanted], np.zeros(int(wanted.sum())))
            status = _buy(programme, cuts, accuracy)
            if status != SOLVED and kept[2][-1] > 0.0:  # too dear for the numbers: the shortfall is known well enough
                _give_back(programme, cuts, kept)
                return SOLVED
        if status == SOLVED and (enough or programme.steps == steps):
            if accuracy <= FINEST or (enough and accuracy <= EXACT):
                break
            accuracy = EXACT if accuracy > EXACT else FINEST
            programme.refine(accuracy)
    return status


def _buy(programme: Programme, cuts: Cuts, accuracy: float) -> int:
    """Solve; while the elastic unknown is bought, raise its price, until it goes or no price moves it."""
    cuts.rounds += 1
    status = programme.solve(accuracy)
    while status == SOLVED and programme.elastic > NOTHING and programme.price < cuts.ceiling:
        before, kept = programme.elastic, programme.state()
        programme.raise_price(RAISE)
        raised = programme.solve(accuracy)
        if raised != SOLVED:
            programme.restore(kept)
        if raised != SOLVED or programme.elastic > UNMOVED * before:
            cuts.ceiling = programme.price
    return status


def _give_back(programme: Programme, cuts: Cuts, kept: tuple[float, NDArray[np.float64], NDArray[np.float64]]) -> None:
    programme.restore(kept)
    count = len(programme.mu)
    cuts.V, cuts.rows, cuts.idle = cuts.V[:count], cuts.rows[:count], cuts.idle[:count]


def _enough(programme: Programme, cuts: Cuts, tolerance: Tolerance) -> bool:
    elastic = programme.elastic
    miss = max(0.0, -cuts.slack - elastic)
    if elastic > NOTHING:
        return miss <= CLOSE * max(elastic, tolerance.slack)
    worth = miss * float(programme.mu.sum())
    return miss <= tolerance.slack and worth <= tolerance.gap * programme.terms


def _forget(programme: Programme, cuts: Cuts) -> None:
    cuts.idle = np.where(programme.mu > 0.0, 0, cuts.idle + 1)
    kept = cuts.idle < PATIENCE
    programme.store.keep(kept)
    cuts.V, cuts.rows, cuts.idle = cuts.V[kept], cuts.rows[kept], cuts.idle[kept]


def _add(
    programme: Programme, stiffness: StiffnessMap, cuts: Cuts, V: NDArray[np.float64], mu: NDArray[np.float64]
) -> None:
    V = V / np.sqrt(V**2 @ stiffness.metric)[:, None]
    rows = stiffness.rows(V)
    here = np.einsum("pa,pa->p", V @ stiffness.base, V)
    if not programme.price:
        _price(programme, cuts, rows, -here - rows @ programme.x, mu)
    programme.add(rows, here, mu)
    cuts.V, cuts.rows = np.vstack([cuts.V, V]), np.vstack([cuts.rows, rows])
    cuts.idle = np.append(cuts.idle, np.zeros(len(V), np.intp))


def _price(
    programme: Programme,
    cuts: Cuts,
    rows: NDArray[np.float64],
    lacking: NDArray[np.float64],
    mu: NDArray[np.float64],
) -> None:
    """First price of the elastic unknown: from what multipliers are, or would be if nothing else were in the way."""
    reach = np.sum((rows * programme.scale[:-1]) ** 2, axis=1)
    alone = np.maximum(0.0, lacking) / np.where(reach > 0.0, reach, np.inf)
    price = max(float(mu.sum()), float(alone.max(initial=0.0)), TINY * programme.terms)
    price = price if np.isfinite(price) and price > 0.0 else 1.0
    longest = float(np.sqrt(reach.max(initial=0.0)))
    programme.allow(RICH * price, longest if longest > 0.0 else 1.0)
    cuts.ceiling = DEAREST * max(price, programme.terms)
