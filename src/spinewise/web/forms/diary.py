"""The evening's two ratings, for today or the evening before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spinewise.care import diary, diary_questions
from spinewise.care.happened import joined_on, of_kind, zone_of
from spinewise.errors import BadValue
from spinewise.web.forms.fields import Field, fields, read

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from spinewise.care.diary import Evening
    from spinewise.web.access import Here


@dataclass(frozen=True, slots=True)
class DiaryForm:
    """The questions with what was given, and the day they are about."""

    day: date
    enrolled: date
    today: date
    fields: list[Field]
    wrong_day: str = ""

    @classmethod
    def blank(cls, here: Here, day: date) -> DiaryForm:
        """The form for one day, filled with what was rated for it before."""
        kept = {evening.date: evening for evening in evenings(here)}.get(day)
        given = _given(kept) if kept else {}
        return cls(day, enrolled(here), evening_of(here), fields(diary_questions.QUESTIONS, given))

    @classmethod
    def of(cls, here: Here, posted: QueryDict) -> DiaryForm:
        """The form as posted."""
        found = read(diary_questions.QUESTIONS, posted)
        try:
            day, wrong = diary.read_date(posted.get("date")), ""
        except BadValue as bad:
            day, wrong = evening_of(here), bad.rule
        return cls(day, enrolled(here), evening_of(here), found, wrong)

    @property
    def problems(self) -> list[Field]:
        return [field for field in self.fields if field.problem]

    def evening(self) -> Evening:
        """The entry.

        Raises:
            BadValue: its day is in the future or before the day of joining.
        """
        pain, stiffness, other = (field.value for field in self.fields)
        payload: dict[str, Any] = {"date": self.day.isoformat(), "other": list(other)}
        payload |= {"pain": int(str(pain)), "stiffness": int(str(stiffness))}
        return diary.accept_evening(payload, enrolled=self.enrolled, today=self.today)


def evenings(here: Here) -> tuple[Evening, ...]:
    """Every evening rated so far."""
    return diary.read_evenings(event.payload for event in of_kind(here.events, "diary"))


def enrolled(here: Here) -> date:
    """The day of joining: the first that can be rated."""
    return joined_on(here.events, zone_of(here.events)) or here.journey.today


def evening_of(here: Here) -> date:
    """The day that is being judged now; just after midnight it is still the one before."""
    return max(diary.diary_date(here.now.astimezone(zone_of(here.events))), enrolled(here))


def days_open(here: Here) -> list[date]:
    """Today, and yesterday where one had joined by then."""
    latest = evening_of(here)
    return [day for day in (latest, latest - timedelta(days=1)) if day >= enrolled(here)]


def _given(kept: Evening) -> dict[str, str | list[str]]:
    return {
        "pain": str(kept.pain),
        "stiffness": "" if kept.stiffness is None else str(kept.stiffness),
        "other": list(kept.other),
    }
