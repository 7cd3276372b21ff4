"""What the assumptions of recruitment are worth: the table in docs/derivations.md, section "The recruitment problem".

Run: .venv/bin/python design/recruitment_sensitivity.py
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import Body, Person
from spinewise.mechanics import forward
from spinewise.mechanics.loads import PointForce
from spinewise.nervous import pushing
from spinewise.nervous.asked import Asked
from spinewise.nervous.posture import choose
from spinewise.nervous.problem import problem
from spinewise.nervous.recruit import recruit
from spinewise.nervous.settings import Nervous
from spinewise.nervous.touching import base_supports

if TYPE_CHECKING:
    from spinewise.nervous.answer import Answer

BODY = Body.for_person(Person(1.75, 75.0, "male", 40))
ABDOMINAL = np.isin(BODY.muscles.group, ["rectus_abdominis", "external_oblique", "internal_oblique"])
HANDS = [PointForce(f"{side}_hand", [0.0, -0.08, 0.0], [0.0, -98.1, 0.0]) for side in ("right", "left")]
SHOULDERS = [PointForce(f"{side}_upper_arm", [0.0, 0.0, 0.0], [0.0, -157.0, 0.0]) for side in ("right", "left")]
CASES = {
    "standing": (Asked("standing"), ()),
    "32 kg on the shoulders": (Asked("standing"), SHOULDERS),
    "bent 30 deg, 20 kg": (Asked("standing", {"trunk_flexion": np.radians(30.0)}), HANDS),
    "hands and knees": (Asked("hands-and-knees"), ()),
}


def abdominal(answer: Answer) -> float:
    area = BODY.muscles.pcsa[ABDOMINAL]
    return float(100.0 * area @ answer.muscles.activation[ABDOMINAL] / area.sum())


def answered(case: str, settings: Nervous) -> Answer:
    asked, loads = CASES[case]
    q = POSTURES[case]
    supports = base_supports(BODY, forward(BODY, q), asked.base)
    return recruit(problem(BODY, q, loads, supports, settings), exact=False)


def row(settings: Nervous, q: str, s: str) -> None:
    """One line of the table of q and s: three cases, and the load factor that balance alone gives the bend."""
    cells = []
    for case in list(CASES)[:3]:
        answer = answered(case, settings)
        known = answer.status == "solved"
        cells.append(f"{answer.levels.compression[1]:.0f} N, {abdominal(answer):.1f} %" if known else answer.status)
    free = answered("bent 30 deg, 20 kg", replace(settings, stability=False)).measures
    print(f"| {q} | {s} | {' | '.join(cells)} | {'' if free is None else format(free.load_factor, '.2f')} |")


def line(case: str, settings: Nervous, note: str) -> None:
    answer = answered(case, settings)
    if answer.measures is None:
        print(f"| {case} | {note} | {answer.status} | | | |")
        return
    found = answer.measures
    print(
        f"| {case} | {note} | {answer.levels.compression[1]:.0f} | {abdominal(answer):.2f} | {100 * found.effort:.3f} |"
        f" {found.load_factor:.2f} |"
    )


PAIRS = (
    tuple((q, 0.15) for q in (5.0, 10.0, 15.0))
    + tuple((20.0, s) for s in (0.0, 0.1, 0.15, 0.25, 0.5))
    + (
        (25.0, 0.15),
        (30.0, 0.15),
    )
)
POSTURES = {case: choose(BODY, asked, loads, exact=False, measured=False).q for case, (asked, loads) in CASES.items()}

if __name__ == "__main__":
    row(Nervous(stability=False), "", "balance only")
    for q, s in PAIRS:
        row(Nervous(stiffness_q=q, safety_factor=s), f"{q:g}", f"{s:g}")
    print("| case | with | L4-L5 [N] | abdominal [%] | effort [%] | load factor |")
    print("|---|---|---|---|---|---|")
    for case in CASES:
        line(case, Nervous(), "defaults")
        line(case, Nervous(stability=False), "balance only")
    for name in ("limb_cost", "contact_cost", "pressure_cost"):
        for factor in (0.1, 10.0):
            value = factor * getattr(Nervous(), name)
            for case in CASES:
                line(case, Nervous(**{name: value}), f"{name} x {factor:g}")
    for pad in (0.005, 0.01, 0.02):
        pushing.PAD = pad
        line("hands and knees", Nervous(stability=False), f"pad {1000 * pad:g} mm, balance only")
