"""A general solver on our own problem: the whole stable recruitment in standing, once, as one JSON line of CPU seconds.

Run by `spinewise bench` in the environment Spinewise itself is in; needs its development dependencies.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import clarabel
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))  # the repository: the tests' convex programme

from spinewise.anatomy import Body, Person
from spinewise.nervous.asked import Asked
from spinewise.nervous.posture import choose
from spinewise.nervous.solver import solve
from spinewise.studies.posed import MAN
from tests.nervous.convex import general

GAP = 1e-3  # as our own answers on the 1 % tolerance


def main() -> None:
    """Solve, compare, print."""
    body = Body.for_person(Person(**MAN))
    standard = choose(body, Asked(), measured=False).problem.standard
    ours = solve(standard)
    begin = time.process_time()
    found = general(standard, GAP)
    taken = time.process_time() - begin
    if not np.isclose(found.cost, standard.cost(ours.x), rtol=0.05):
        sys.exit(f"{found.status}: costs {found.cost:.6g}, ours {standard.cost(ours.x):.6g}")
    said = {"muscles": len(body.muscles), "coordinates": len(body.coordinates), "cpu_seconds_per_frame": taken}
    print(json.dumps({"peer": "Clarabel, whole stable problem, standing", "version": clarabel.__version__, **said}))


if __name__ == "__main__":
    main()
