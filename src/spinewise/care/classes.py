"""Today's class: `compose` turns the library, the plan and the past into twenty minutes exactly."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from spinewise.care.assembly import Draft, as_rows, as_steps, other_side, timed
from spinewise.care.choosing import choose
from spinewise.care.explain import class_reasons
from spinewise.care.guided_class import GuidedClass
from spinewise.care.history import PastClass, PastRow, last_of
from spinewise.care.selection import Candidate, Today, candidates
from spinewise.care.timing import GET_READY_S, ROWS
from spinewise.care.worth import wish_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinewise.care.guided_class import Family, Side
    from spinewise.care.plan import Plan
    from spinewise.care.worth import Wish
    from spinewise.movement.exercise import Exercise

VERSION: Final = "2026.11.1"
DIFFERENT_SHARE: Final = 1 / 3  # of the rows: another exercise, place or length than in the class before; assumption
DRAWS: Final = 12  # seeded draws tried for a class that differs enough; the best of them is taken


def compose(
    exercises: Mapping[str, Exercise],
    plan: Plan,
    *,
    family: Family,
    day: int,
    morning: bool,
    adapt: frozenset[str],
    gentle: bool,
    history: Sequence[PastClass],
    seed: int,
    get_ready_s: int = GET_READY_S[1],
) -> GuidedClass:
    """The class of one day. The same arguments always give the same class.

    Args:
        exercises: the movement library by id.
        plan: what the person wants served, and what must be adapted on every day.
        family: "mobile" or "stable".
        day: programme day, from 1.
        morning: within the first hour or so after getting up.
        adapt: adaptation flags of today, added to the plan's.
        gentle: only the lightest rows, added to the plan's.
        history: earlier classes in any order, of this day too.
        seed: draws variety.
        get_ready_s: the person's own setting, 5 to 20 s.

    Raises:
        BadValue: the get-ready setting is out of range.
        SpinewiseError: no exercise at all is allowed.
    """
    past = tuple(earlier for earlier in history if earlier.day <= day)
    today = Today(adapt | plan.adapt, morning, gentle or plan.gentle, day, past)
    lesson = _Lesson(exercises, plan, family, today, candidates(exercises, today), seed, get_ready_s)
    draft = lesson.draft()
    made = GuidedClass(
        family=family,
        day=day,
        rows=as_rows(draft),
        steps=as_steps(draft, lesson.pool, first_side(plan, day), today),
        why=class_reasons(draft.rows, draft.wish, today),
        version=VERSION,
    )
    return replace(made, id=_name(made))


def first_side(plan: Plan, day: int) -> Side:
    """The side that begins: the plan's on odd days, the other on even days, so neither is always the tired one."""
    return plan.first_side if day % 2 else other_side(plan.first_side)


def difference(rows: Sequence[PastRow], past: PastClass) -> float:
    """Share of rows that are another exercise, or elsewhere, or of another length than in an earlier class."""
    pairs = zip(rows, past.rows, strict=False)
    same = sum((now.exercise, now.seconds) == (then.exercise, then.seconds) for now, then in pairs)
    return 1 - same / len(rows)


@dataclass(frozen=True, slots=True)
class _Lesson:
    exercises: Mapping[str, Exercise]
    plan: Plan
    family: Family
    today: Today
    pool: tuple[Candidate, ...]
    seed: int
    get_ready_s: int

    def draft(self) -> Draft:
        """The first draw that differs enough from the classes before, or the one that differs most."""
        drafts: list[tuple[float, Draft]] = []
        for attempt in range(DRAWS):
            drafts.append(self._attempt(attempt))
            if drafts[-1][0] >= DIFFERENT_SHARE:
                return drafts[-1][1]
        return max(drafts, key=lambda pair: pair[0])[1]

    def _attempt(self, attempt: int) -> tuple[float, Draft]:
        history, day = self.today.history, self.today.day
        ways = {name: frozenset(exercise.directions) for name, exercise in self.exercises.items()}
        salt = f"{self.seed}/{day}/{attempt}"
        wish = wish_for(self.family, self.plan.situations, self.plan.habits, history, ways, salt)
        draft = self._in_time(wish, day + attempt)
        before = [past for past in (last_of(history), last_of(history, self.family)) if past is not None]
        return min((difference(_past(draft), past) for past in before), default=1.0), draft

    def _in_time(self, wish: Wish, turn: int) -> Draft:
        """As few rows as fill the time with every dose kept; the fewest where no number of them does."""
        fewest, most = ROWS
        drafts = (timed(choose(self.pool, wish, n), wish, turn, self.get_ready_s) for n in range(fewest, most + 1))
        first = next(drafts)
        return first if first.doses_kept else next((draft for draft in drafts if draft.doses_kept), first)


def _past(draft: Draft) -> tuple[PastRow, ...]:
    return tuple(PastRow(row.exercise, row.variant, row.seconds) for row in as_rows(draft))


def _name(made: GuidedClass) -> str:
    """A name from the content: the same class has the same name."""
    words = json.dumps(made.as_json(), sort_keys=True, ensure_ascii=False)
    return f"{made.family}-{made.day}-{sha256(words.encode()).hexdigest()[:12]}"
