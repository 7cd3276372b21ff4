"""Rows with their seconds become the steps of a class, one after another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from spinewise.care.alternatives import easier, harder
from spinewise.care.cues import lead_cues, move_cues, repetitions, side_cues
from spinewise.care.explain import row_reason
from spinewise.care.guided_class import Row, Step
from spinewise.care.timing import RowNeed, RowTime, doses_kept, share_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spinewise.care.guided_class import Kind, Side
    from spinewise.care.selection import Candidate, Today
    from spinewise.care.worth import Wish

LONGER_EVERY: Final = 3  # every third row gets the upper end of its dose, another third each day; assumption


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows with their seconds, before they become steps."""

    rows: tuple[Candidate, ...]
    times: tuple[RowTime, ...]
    wish: Wish
    doses_kept: bool


def timed(rows: Sequence[Candidate], wish: Wish, turn: int, get_ready_s: int) -> Draft:
    """The rows with their seconds; `turn` moves the longer rows on from day to day."""
    needs = [
        _need(row, moves_on=_moves_on(rows, place), longer=(place + turn) % LONGER_EVERY == 0)
        for place, row in enumerate(rows)
    ]
    times = share_out(needs, get_ready_s)
    return Draft(tuple(rows), times, wish, doses_kept(needs, times))


def as_steps(draft: Draft, pool: Sequence[Candidate], first: Side, today: Today) -> tuple[Step, ...]:
    """Every step of the class, from 0 s on."""
    steps: list[Step] = []
    for place, row in enumerate(draft.rows):
        start = steps[-1].end_s if steps else 0
        maker = _Maker(row, place, draft.times[place], pool, today)
        steps += maker.steps(start, first, moves_on=_moves_on(draft.rows, place))
    return tuple(steps)


def as_rows(draft: Draft) -> tuple[Row, ...]:
    """One line a row, with its reason."""
    names = [row.exercise.id for row in draft.rows]
    return tuple(
        Row(
            exercise=row.exercise.id,
            title=row.exercise.title,
            variant=row.variant,
            position=row.exercise.position,
            sided=row.exercise.sides == "each",
            seconds=time.total,
            why=row_reason(row, draft.wish, again=names[place] in names[:place]),
        )
        for place, (row, time) in enumerate(zip(draft.rows, draft.times, strict=True))
    )


def other_side(side: Side) -> Side:
    """Right for left, left for right."""
    return "left" if side == "right" else "right"


def _moves_on(rows: Sequence[Candidate], place: int) -> bool:
    return place > 0 and rows[place].exercise.position != rows[place - 1].exercise.position


def _need(row: Candidate, *, moves_on: bool, longer: bool) -> RowNeed:
    low, usual, high = row.exercise.seconds
    return RowNeed(moves_on, row.exercise.sides == "each", (low, high if longer else usual, high))


@dataclass(frozen=True, slots=True)
class _Maker:
    row: Candidate
    place: int
    time: RowTime
    pool: Sequence[Candidate]
    today: Today

    def steps(self, start_s: int, first: Side, *, moves_on: bool) -> Iterator[Step]:
        sided = self.row.exercise.sides == "each"
        side: Side = first if sided else "both"
        lead = self._step("get_ready", start_s, self.time.lead, side)
        words = lead_cues(self.row, side, self.time.lead, moves_on=moves_on)
        yield replace(lead, kind="change_position" if moves_on else "get_ready", cues=words)
        moved = self._move(lead.end_s, side)
        yield moved
        if sided:
            change = self._step("change_sides", moved.end_s, self.time.change, other_side(side))
            yield replace(change, cues=side_cues(change.side))
            yield self._move(change.end_s, change.side)

    def _move(self, start_s: int, side: Side) -> Step:
        exercise, seconds = self.row.exercise, self.time.move
        return replace(
            self._step("move", start_s, seconds, side),
            cues=move_cues(exercise, self.row.variant, seconds),
            repetitions=repetitions(exercise, self.row.variant, seconds),
            easier=easier(self.row, seconds, self.pool),
            harder=harder(self.row, seconds, self.pool, self.today),
        )

    def _step(self, kind: Kind, start_s: int, seconds: int, side: Side) -> Step:
        exercise = self.row.exercise
        return Step(
            kind=kind,
            row=self.place,
            start_s=start_s,
            seconds=seconds,
            exercise=exercise.id,
            variant=self.row.variant,
            side=side,
            title=exercise.title,
            purpose=exercise.purpose,
            cues=(),
            adaptation=self.row.adaptation,
        )
