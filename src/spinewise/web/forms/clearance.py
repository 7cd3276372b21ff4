"""A professional's word that classes are all right, and until when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from spinewise.care.questions import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

WHO: Final = (
    Choice("doctor", "A doctor"),
    Choice("physiotherapist", "A physiotherapist"),
    Choice("midwife", "A midwife"),
    Choice("other", "Another health professional"),
)
UNTIL: Final = (Choice("14", "For two weeks"), Choice("28", "For four weeks"), Choice("84", "For twelve weeks"))


@dataclass(frozen=True, slots=True)
class ClearanceForm:
    """Who said so, and for how long."""

    by: str = ""
    days: str = ""
    today: date | None = None
    who: tuple[Choice, ...] = WHO
    until: tuple[Choice, ...] = UNTIL

    @classmethod
    def of(cls, posted: Mapping[str, str], today: date) -> ClearanceForm:
        return cls(posted.get("by", ""), posted.get("days", ""), today)

    @property
    def problem(self) -> str:
        """What is wrong, in words; empty before the form is sent."""
        if self.today is None:
            return ""
        if self.by not in {choice.id for choice in WHO}:
            return "Choose who said that you may."
        return "" if self.days in {choice.id for choice in UNTIL} else "Choose for how long it holds."

    def payload(self) -> dict[str, str]:
        if self.today is None:
            return {}
        return {"by": self.by, "until": (self.today + timedelta(days=int(self.days))).isoformat()}
