"""A person's trial so far, out of what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.care.diary import Diary, series
from spinewise.care.trial import inputs_of
from spinewise.web.forms.diary import enrolled, evenings

if TYPE_CHECKING:
    from spinewise.care.diary import Day
    from spinewise.care.verdict_inputs import Inputs
    from spinewise.web.access import Here


def inputs(here: Here, gpe: int | None = None) -> Inputs:
    """The inputs of a verdict as of today.

    Args:
        gpe: how the person sees the change all in all [-5 to 5], asked last.
    """
    return inputs_of(here.events, here.now, gpe)


def activities(here: Here) -> tuple[str, ...]:
    """What the person wanted back, as they put it at the start."""
    start = inputs(here).weekly[0]
    return tuple(text for text, _ in start.activities)


def days(here: Here) -> tuple[Day, ...]:
    """Every day from joining to today, rated or not."""
    return series(Diary(enrolled(here), here.journey.first_class_date, evenings(here)), here.journey.today)
