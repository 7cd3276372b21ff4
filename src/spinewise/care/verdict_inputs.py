"""Everything a verdict is computed from, in one frozen object that goes into the stored record and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from spinewise.care.diary import Diary, Evening, read_date, read_evenings
from spinewise.care.natural_course import COURSES
from spinewise.errors import BadValue, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

CHOICES: Final = ("run_in", "now")
PROGRAMMES: Final = ("mobile", "stable", "both")


@dataclass(frozen=True, slots=True)
class Weekly:
    """PEG and PSFS of one day; day 0 is the check-in, whenever that was."""

    day: int
    peg: float | None  # [points, 0 to 10, less is better]
    activities: tuple[tuple[str, float], ...]  # (activity, ability [points, 0 to 10, more is better])


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is known on the day of the verdict. Refuses what no verdict could be computed from."""

    enrolled: date
    first_class: date | None
    as_of: date
    choice: str  # one of CHOICES
    duration: str  # one of natural_course.COURSES
    programme: str  # one of PROGRAMMES
    evenings: tuple[Evening, ...] = ()
    classes: tuple[date, ...] = ()  # one day per class of which enough was done to count
    weekly: tuple[Weekly, ...] = ()
    leg_symptoms: bool = False  # a new or worse leg symptom was reported since joining
    gpe: int | None = None  # -5 to 5, asked last

    def __post_init__(self) -> None:
        _known("how the trial began", self.choice, CHOICES)
        _known("how long this episode has lasted", self.duration, COURSES)
        _known("programme", self.programme, PROGRAMMES)
        if self.first_class is not None and self.first_class < self.enrolled:
            raise BadValue("first class", self.first_class.isoformat(), "no earlier than the day of joining")
        if self.gpe is not None and not -5 <= self.gpe <= 5:
            raise BadValue("overall change", self.gpe, "give a whole number from -5 to 5")

    def diary(self) -> Diary:
        """The diary as it stands on the day of the verdict."""
        return Diary(self.enrolled, self.first_class, self.evenings).until(self.as_of)

    def day(self) -> int | None:
        """Day number of the verdict; None before the first class."""
        return self.diary().day(self.as_of)

    def classes_done(self) -> int:
        """Classes done by the day of the verdict."""
        return sum(on <= self.as_of for on in self.classes)

    def as_payload(self) -> dict[str, Any]:
        """The same as JSON data; `read_inputs` reads it back."""
        return {
            "enrolled": self.enrolled.isoformat(),
            "first_class": self.first_class.isoformat() if self.first_class else None,
            "as_of": self.as_of.isoformat(),
            "choice": self.choice,
            "duration": self.duration,
            "programme": self.programme,
            "evenings": [evening.as_payload() for evening in self.evenings],
            "classes": [on.isoformat() for on in self.classes],
            "weekly": [
                {"day": w.day, "peg": w.peg, "activities": [list(pair) for pair in w.activities]} for w in self.weekly
            ],
            "leg_symptoms": self.leg_symptoms,
            "gpe": self.gpe,
        }


def read_inputs(payload: Mapping[str, Any]) -> Inputs:
    """The inputs out of a stored record.

    Raises:
        BadValue: a date or rating in it is none, or a part is missing.
    """
    missing = {"enrolled", "first_class", "as_of", "choice", "duration", "programme"} - set(payload)
    if missing:
        raise BadValue("stored verdict", sorted(missing), "these parts are needed to compute it again")
    first = payload["first_class"]
    return Inputs(
        enrolled=read_date(payload["enrolled"]),
        first_class=None if first is None else read_date(first),
        as_of=read_date(payload["as_of"]),
        choice=payload["choice"],
        duration=payload["duration"],
        programme=payload["programme"],
        evenings=read_evenings(payload.get("evenings", ())),
        classes=tuple(read_date(on) for on in payload.get("classes", ())),
        weekly=tuple(_weekly(item) for item in payload.get("weekly", ())),
        leg_symptoms=bool(payload.get("leg_symptoms", False)),
        gpe=payload.get("gpe"),
    )


def _weekly(item: Mapping[str, Any]) -> Weekly:
    activities = tuple((str(text), float(ability)) for text, ability in item["activities"])
    return Weekly(int(item["day"]), None if item["peg"] is None else float(item["peg"]), activities)


def _known(name: str, given: str, choices: Iterable[str]) -> None:
    if given not in choices:
        raise UnknownName(name, given, choices)
