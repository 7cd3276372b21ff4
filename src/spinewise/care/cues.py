"""Words placed in time: how to get there, first, middle and last cue, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spinewise.care.plan_words import POSITION

if TYPE_CHECKING:
    from spinewise.care.guided_class import Cue, Side, Variant
    from spinewise.care.selection import Candidate
    from spinewise.movement.exercise import Exercise

FIRST_CUE_S: Final = 1  # after the start sound [s]
LAST_CUE_BEFORE_END_S: Final = 15  # time left to follow the last cue [s]; at most a quarter of the step


def lead_cues(candidate: Candidate, side: Side, seconds: int, *, moves_on: bool) -> tuple[Cue, ...]:
    """Before a row: where to go, how to start, what to change for this person."""
    exercise = candidate.exercise
    going = f"Next, {POSITION[exercise.position]}: {exercise.title}." if moves_on else f"{exercise.title}."
    start = f"{going} {exercise.start}" + (f" {side.capitalize()} side first." if side != "both" else "")
    cues = [(0, start)]
    if candidate.adaptation:
        cues.append((seconds // 2, candidate.adaptation))
    return tuple(cues)


def side_cues(side: Side) -> tuple[Cue, ...]:
    """Between the two sides."""
    return ((0, f"Change sides: {side} side now."),)


def move_cues(exercise: Exercise, variant: Variant, seconds: int) -> tuple[Cue, ...]:
    """First, middle and last cue; the variant's own words and about how many times come with the first."""
    first, middle, last = exercise.cues
    count = f"About {repetitions(exercise, variant, seconds)} times, at your own pace."
    opening = [first, variant_text(exercise, variant), count]
    return (
        (FIRST_CUE_S, " ".join(words for words in opening if words)),
        (seconds // 2, middle),
        (seconds - min(LAST_CUE_BEFORE_END_S, seconds // 4), last),
    )


def variant_text(exercise: Exercise, variant: Variant) -> str | None:
    """What the easier or harder way changes; nothing for the usual way."""
    if variant == "usual":
        return None
    return exercise.easier.text if variant == "easier" else exercise.harder.text


def repetitions(exercise: Exercise, variant: Variant, seconds: int) -> int:
    """Whole repetitions that fit; at least one."""
    return max(1, int(seconds // (exercise.cycle_s * exercise.variant(variant).pace)))
