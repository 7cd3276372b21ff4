"""Made-up people for the tests of diary and verdict."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from spinewise.care.diary import Evening
from spinewise.care.verdict_inputs import Inputs, Weekly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

JOINED = date(2026, 11, 1)
ANA = ("climb the stairs", "lift the baby")


def evenings(first: date, pains: Sequence[int | None], stiffness: int | None = 4) -> tuple[Evening, ...]:
    """One evening a day from `first`; None is a missing one."""
    days = ((first + timedelta(days=n), pain) for n, pain in enumerate(pains))
    return tuple(Evening(day, pain, stiffness) for day, pain in days if pain is not None)


def person(
    run_in: Sequence[int | None],
    during: Sequence[int | None],
    *,
    join_pain: int = 8,
    classes: int = 10,
    psfs: tuple[Iterable[float], Iterable[float]] | None = None,
    peg: tuple[float, float] | None = None,
    **changes: Any,
) -> Inputs:
    """Someone who joined, rated the run-in and then the classes, asked on the last evening rated."""
    first = JOINED + timedelta(days=1 + len(run_in))
    last = first + timedelta(days=len(during) - 1)
    weekly = _weekly(psfs, peg, len(during))
    given: dict[str, Any] = {
        "enrolled": JOINED,
        "first_class": first,
        "as_of": last,
        "choice": "run_in",
        "duration": "stable",
        "programme": "mobile",
        "evenings": evenings(JOINED, (join_pain, *run_in, *during)),
        "classes": tuple(first + timedelta(days=n) for n in range(classes)),
        "weekly": weekly,
    }
    return Inputs(**(given | changes))


def _weekly(
    psfs: tuple[Iterable[float], Iterable[float]] | None, peg: tuple[float, float] | None, day: int
) -> tuple[Weekly, ...]:
    abilities = psfs or ((), ())
    pegs: tuple[float | None, float | None] = peg or (None, None)
    rows = [(on, pegs[n], tuple(zip(ANA, abilities[n], strict=False))) for n, on in enumerate((0, day))]
    return tuple(Weekly(*row) for row in rows) if psfs or peg else ()


# A steady start and a large, early, lasting fall: as clear as two weeks can be.
CLEAR = ((6, 7, 6, 7, 6, 6, 7), (6, 5, 4, 3, 3, 2, 2, 1, 2, 1, 1, 2, 1, 1))
# A clear fall in a noisy diary: better; whether one can tell why depends on the natural course.
NOISY = ((7, 4, 7, 3, 6, 5, 4), (5, 6, 3, 5, 2, 5, 3, 4, 3, 4, 2, 4, 3, 3))
FLAT = ((5, 4, 5, 6, 5, 4, 5), (5, 5, 4, 6, 5, 5, 4, 5, 5, 6, 5, 4, 5, 5))
RISING = ((4, 4, 3, 4, 5, 4, 4), (4, 4, 5, 5, 5, 6, 5, 6, 5, 6, 6, 5, 6, 6))
