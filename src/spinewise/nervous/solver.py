"""Solve the standard problem and prove the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from spinewise.nervous.certificate import certificate, with_cuts
from spinewise.nervous.cuts import NOTHING, Cuts, begin, hold
from spinewise.nervous.finish import finish
from spinewise.nervous.kernels.dual import INFEASIBLE, SOLVED
from spinewise.nervous.programme import Programme
from spinewise.nervous.solution import Solution, Status, Tolerance, Warm

if TYPE_CHECKING:
    from spinewise.nervous.certificate import Certificate
    from spinewise.nervous.standard import Standard

ROUGH = 1e-5  # relative residual of x where stiffness cannot be had and its price is as high as numbers allow
EXACT = 1e-9  # slack and gap that an exact finish is held to
HUGE = 1e30  # costs beyond it are looked at a second time


def solve(standard: Standard, tolerance: Tolerance | None = None, warm: Warm | None = None) -> Solution:
    """The cheapest x that balances within its bounds and keeps K(x) positive, with its proof.

    Never raises on finite numbers: what cannot be had is an answer, with what is missing.
    """
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        return _looked_at_again(standard, tolerance or Tolerance(), _solve(standard, tolerance or Tolerance(), warm))


def _looked_at_again(standard: Standard, tolerance: Tolerance, found: Solution) -> Solution:
    """Where numbers are huge, eigenvalues kept from the last round round otherwise than fresh ones: these decide."""
    if found.status != "solved" or found.Z is None or abs(found.certificate.cost) < HUGE:
        return found
    proof = certificate(standard, found.x, found.lam, found.Z)
    proven = proof.proves(tolerance.slack, tolerance.gap, tolerance.balance)
    return found if proven else replace(found, status="stalled", certificate=proof)


def _solve(standard: Standard, tolerance: Tolerance, warm: Warm | None) -> Solution:
    programme = Programme(standard)
    if warm is not None and len(warm.lam) == len(standard.b):
        programme.start(warm.lam)
    if standard.stiffness is None:
        code = programme.solve()
        cuts = Cuts(np.empty((0, 0)), np.empty((0, len(standard.c))), np.empty(0, np.intp), rounds=1)
        return _with_cuts(standard, tolerance, programme, code, cuts)
    cuts = begin(programme, standard.stiffness, warm)
    solution = _with_cuts(standard, tolerance, programme, hold(programme, standard.stiffness, tolerance, cuts), cuts)
    if not tolerance.exact:
        return solution
    return _exactly(standard, tolerance, programme, cuts, solution)


def _exactly(
    standard: Standard, tolerance: Tolerance, programme: Programme, cuts: Cuts, solution: Solution
) -> Solution:
    """Finish on the active eigenspace; where that does not converge, tighten the cuts and try again."""
    aim, near = tolerance, solution
    while near.status == "solved" and near.Z is not None and standard.stiffness is not None:
        found = _finished(standard, tolerance, near)
        if found is not None:
            return found
        solution = near
        if aim.slack < EXACT:
            break
        aim = replace(aim, slack=0.1 * aim.slack, gap=0.1 * aim.gap, max_rounds=cuts.rounds + tolerance.max_rounds)
        near = _with_cuts(standard, aim, programme, hold(programme, standard.stiffness, aim, cuts), cuts)
    return near if near.status.startswith("infeasible") else solution


def _with_cuts(standard: Standard, tolerance: Tolerance, programme: Programme, code: int, cuts: Cuts) -> Solution:
    x, lam, mu = programme.x, programme.lam, programme.mu
    held = mu > 0.0
    V, mu = cuts.V[held], mu[held]
    Z = (V.T * mu) @ V if standard.stiffness is not None else None
    pull = mu @ cuts.rows[held]
    proof = with_cuts(standard, x, lam, Z, pull, cuts.seen)
    status = _status(tolerance, programme, code, proof)
    return Solution(
        status=status,
        x=x,
        lam=lam,
        V=V,
        mu=mu,
        Z=Z,
        pull=pull,
        certificate=proof,
        shortfall=standard.residual(x) if code == INFEASIBLE else np.zeros(len(lam)),
        stiffness_shortfall=max(0.0, -proof.stability_slack) if status == "infeasible_stiffness" else 0.0,
        direction=cuts.direction,
        rounds=cuts.rounds,
        steps=programme.steps,
        exact=False,
        warm=Warm(lam, V, mu) if status == "solved" else Warm(0.0 * standard.b, V[:0], mu[:0]),
    )


def _finished(standard: Standard, tolerance: Tolerance, near: Solution) -> Solution | None:
    if near.Z is None or standard.stiffness is None:
        return None
    try:
        point = finish(standard, near.x, near.lam, near.Z, near.pull)
    except np.linalg.LinAlgError:  # numbers beyond what eigenvalues can be had of
        return None
    if point is None:
        return None
    V, mu = point.cuts
    Z = (V.T * mu) @ V
    x = np.clip(point.x, standard.lower, standard.upper)
    proof = certificate(standard, x, point.lam, Z)
    if not proof.proves(EXACT, EXACT, tolerance.balance):
        return None
    pull = mu @ standard.stiffness.rows(V)
    return replace(near, x=x, lam=point.lam, V=V, mu=mu, Z=Z, pull=pull, certificate=proof, exact=True)


def _status(tolerance: Tolerance, programme: Programme, code: int, proof: Certificate) -> Status:
    if code == INFEASIBLE:
        return "infeasible_balance"
    if code != SOLVED:
        return "stalled"
    if proof.proves(tolerance.slack, tolerance.gap, tolerance.balance):
        return "solved"
    bought = programme.elastic > NOTHING and proof.relative_residual <= ROUGH
    return "infeasible_stiffness" if bought and proof.stability_slack < 0.0 else "stalled"
