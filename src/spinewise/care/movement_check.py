"""What the self-rated movement check shows: how the work is shared, how still the trunk stays, left against right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spinewise.care.movement_check_questions import ITEMS, QUESTIONS, ROWS
from spinewise.care.questions import complete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from spinewise.care.movement_check_questions import Item, Row, Score
    from spinewise.care.questions import Answer

__all__ = ["CHANGES", "QUESTIONS", "VERSION", "MovementChange", "MovementFindings", "compare", "findings"]

VERSION = "2026.11.1"
SCORES: tuple[Score, ...] = ("shares_work", "stays_still", "left_right")
CHANGE = 0.2  # [of 1] the smallest step called a change: about one answer in five; an assumption


@dataclass(frozen=True, slots=True)
class MovementFindings:
    """What a person felt, as three scores from 0 to 1. They order one's own days; they measure no tissue.

    Attributes:
        shares_work: C9, how evenly hips, low back and upper back share a movement; 1 = evenly.
        stays_still: C8 and C17, how quiet the trunk stays while arms and legs work; 1 = quiet.
        left_right: how alike the sides are; 1 = alike.
        sentences: one for each finding, in the order of the check.
        points: question id -> points of its answer [0 to 1]; a question that was left out is not in it.
        rows: ids of the answers picked, in the order of the check; the plan reads off which side does less.

    A score is None where none of its questions was answered.
    """

    shares_work: float | None
    stays_still: float | None
    left_right: float | None
    sentences: tuple[str, ...]
    points: Mapping[str, float] = field(default_factory=dict)
    rows: tuple[str, ...] = ()
    version: str = VERSION

    def as_payload(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "shares_work": self.shares_work,
            "stays_still": self.stays_still,
            "left_right": self.left_right,
            "sentences": list(self.sentences),
            "points": dict(self.points),
        }


@dataclass(frozen=True, slots=True)
class MovementChange:
    """Day 14 against the start: the change of each score [-1 to 1], None where no question was answered twice."""

    shares_work: float | None
    stays_still: float | None
    left_right: float | None
    sentences: tuple[str, ...]
    version: str = VERSION

    def as_payload(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "shares_work": self.shares_work,
            "stays_still": self.stays_still,
            "left_right": self.left_right,
            "sentences": list(self.sentences),
        }


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """What to say about one score's change."""

    id: str
    score: Score
    when: Callable[[float], bool]
    sentence: str


CHANGES: tuple[ChangeRule, ...] = (
    ChangeRule("share-more", "shares_work", lambda by: by >= CHANGE, "More of your spine joins in than at the start."),
    ChangeRule(
        "share-less", "shares_work", lambda by: by <= -CHANGE, "Less of your spine joins in than at the start, today."
    ),
    ChangeRule(
        "share-same", "shares_work", lambda by: abs(by) < CHANGE, "Your spine shares the work much as at the start."
    ),
    ChangeRule(
        "still-more", "stays_still", lambda by: by >= CHANGE, "Your back stays quieter while arms and legs work."
    ),
    ChangeRule(
        "still-less", "stays_still", lambda by: by <= -CHANGE, "Your back moves more while arms and legs work, today."
    ),
    ChangeRule("still-same", "stays_still", lambda by: abs(by) < CHANGE, "Your back is as quiet as at the start."),
    ChangeRule("sides-more", "left_right", lambda by: by >= CHANGE, "Left and right are more alike than at the start."),
    ChangeRule("sides-less", "left_right", lambda by: by <= -CHANGE, "Left and right are less alike today."),
    ChangeRule("sides-same", "left_right", lambda by: abs(by) < CHANGE, "Left and right compare as at the start."),
)


def findings(
    answers: Mapping[str, Answer], rows: Sequence[Row] = ROWS, items: Sequence[Item] = ITEMS
) -> MovementFindings:
    """Each score is the mean of the points of its answered questions; a question that was left out counts nowhere.

    Raises:
        BadValue: an answer is not one that its question offers.
    """
    given = complete(QUESTIONS, {question.id: answers.get(question.id) for question in QUESTIONS})
    picked = {row.question: row for row in rows if given.get(row.question) == row.id}
    points = {item.id: picked[item.id].points for item in items if item.id in picked}
    said = (picked[item.id].sentence for item in items if item.id in picked)
    scores = {
        name: _mean(points[item.id] for item in items if item.score == name and item.id in points) for name in SCORES
    }
    sentences = tuple(one for one in said if one)
    chosen = tuple(picked[item.id].id for item in items if item.id in picked)
    return MovementFindings(
        scores["shares_work"], scores["stays_still"], scores["left_right"], sentences, points, chosen
    )


def compare(
    before: MovementFindings,
    after: MovementFindings,
    rules: Sequence[ChangeRule] = CHANGES,
    items: Sequence[Item] = ITEMS,
) -> MovementChange:
    """What changed: for each score, the mean of (after minus before) over the questions answered both times."""
    both = before.points.keys() & after.points.keys()
    change = {
        name: _mean(
            after.points[item.id] - before.points[item.id] for item in items if item.score == name and item.id in both
        )
        for name in SCORES
    }
    said = ((rule, change[rule.score]) for rule in rules)
    sentences = tuple(rule.sentence for rule, by in said if by is not None and rule.when(by))
    return MovementChange(change["shares_work"], change["stays_still"], change["left_right"], sentences)


def _mean(points: Iterable[float]) -> float | None:
    """Rounded, so that steps of a sixth add up to what a threshold says."""
    found = list(points)
    return round(sum(found) / len(found), 6) if found else None
