"""Where a person is on their way, computed from what happened and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from spinewise.care.diary import Diary, diary_date, rating_due, read_evenings, run_in_so_far
from spinewise.care.happened import Happened, in_order, joined_on, last, local_date, of_kind, zone_named, zone_of
from spinewise.care.safety_state import Lock, allowed_now, lock_now, screen_reasons, tier_now
from spinewise.care.todays_class import CLOSING, TodaysClass, starts, todays_class
from spinewise.care.verdict_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from spinewise.care.tiers import Allowed

__all__ = ["Happened", "Journey", "journey", "last", "of_kind", "zone_named", "zone_of"]

Phase = Literal["start", "screen", "locked", "check_in", "plan", "run_in", "classes", "verdict", "after"]

RUN_IN_EVENINGS = 7  # evenings after which nobody is asked to wait longer; five to seven are asked for
TRIAL_DAYS = RULES.class_days  # days of classes before the verdict
WEEKLY_DAYS = (7, 14, 28)  # days of classes on which the weekly questions are asked


@dataclass(frozen=True, slots=True)
class Journey:
    """Where someone is today. Dates are in the person's own zone.

    `next_url` is the name of the page that comes next; `due` names what today still asks for, in order.
    `screen_reasons` say why the full screen is due again, which comes before the next class.
    `run_in_day` counts from the day the trial was chosen, which is 0; `run_in_evenings` are those that count.
    `day` counts from the first class, which is on day 1.
    `diary_today` is about the evening being judged, up to four in the morning still the one before; `today_rated` is
    about the date of today.
    """

    today: date
    phase: Phase = "start"
    next_url: str = "consent"
    due: tuple[str, ...] = ()
    consented: bool = False
    screened: bool = False
    screen_reasons: tuple[str, ...] = ()
    tier: str | None = None
    allowed: Allowed = "none"
    lock: Lock | None = None
    checked_in: bool = False
    movement_checked: bool = False
    movement_checked_again: bool = False
    planned: bool = False
    choice: Literal["run_in", "now"] | None = None
    run_in_day: int | None = None
    run_in_evenings: int = 0
    first_class_date: date | None = None
    day: int | None = None
    class_today: TodaysClass | None = None
    micro_screened: bool = False
    diary_today: bool = False
    today_rated: bool = False
    diary_due: bool = False
    weekly_missing: int | None = None
    verdict_given: bool = False

    @property
    def classes_open(self) -> bool:
        """Whether a class may begin: allowed, and the run-in (if chosen) has enough evenings or is over."""
        if self.allowed == "none" or self.choice is None:
            return False
        waiting = self.choice == "run_in" and self.first_class_date is None
        return not waiting or self.run_in_evenings >= RULES.baseline_enough or (self.run_in_day or 0) > RUN_IN_EVENINGS


def journey(events: Iterable[Happened], now: datetime) -> Journey:
    """Where the person is.

    Args:
        events: everything that happened to this person, in any order.
        now: the present, with its time zone.
    """
    rows = in_order(events)
    zone = zone_of(rows)
    here = _trial(_diary(_progress(_safety(rows, now, zone), rows, zone), rows, now, zone), rows, now, zone)
    phase, next_url = next((name, url) for name, url, applies in STAGES if applies(here))
    here = replace(here, phase=phase, next_url=next_url)
    waiting = phase in ("run_in", "classes", "verdict", "after")
    return replace(here, due=tuple(name for name, asked in DUE if waiting and asked(here)))


# The first stage that applies is where the person is.
STAGES: tuple[tuple[Phase, str, Callable[[Journey], bool]], ...] = (
    ("start", "consent", lambda j: not j.consented),
    ("locked", "screen_result", lambda j: j.lock is not None and not (j.lock.tier == "T0" and j.lock.seen)),
    ("screen", "screen", lambda j: not j.screened or j.lock is not None),
    ("check_in", "check_in", lambda j: not j.checked_in),
    ("plan", "plan", lambda j: not j.planned or j.choice is None),
    ("run_in", "today", lambda j: j.first_class_date is None and not _run_in_over(j)),
    ("classes", "today", lambda j: not _trial_over(j)),
    ("verdict", "verdict", lambda j: not j.verdict_given),
    ("after", "today", lambda _: True),
)

# What today still asks for, in the order in which it is best done.
DUE: tuple[tuple[str, Callable[[Journey], bool]], ...] = (
    ("screen", lambda j: bool(j.screen_reasons)),
    ("movement_check", lambda j: j.movement_checked and not j.movement_checked_again and _day(j) >= TRIAL_DAYS),
    ("weekly", lambda j: j.weekly_missing is not None),
    ("micro_screen", lambda j: _class_ahead(j) and not j.micro_screened),
    ("class", lambda j: _class_ahead(j)),
    ("class_rating", lambda j: _class_over(j) and j.class_today is not None and not j.class_today.rated),
    ("diary", lambda j: j.diary_due),
    ("verdict", lambda j: _trial_over(j) and not j.verdict_given),
)


def _safety(rows: Sequence[Happened], now: datetime, zone: ZoneInfo) -> Journey:
    today = now.astimezone(zone).date()
    return Journey(
        today=today,
        consented=last(rows, "consent") is not None,
        screened=last(rows, "screen") is not None,
        screen_reasons=screen_reasons(rows, today, zone),
        tier=tier_now(rows),
        allowed=allowed_now(rows, today),
        lock=lock_now(rows, today),
    )


def _progress(here: Journey, rows: Sequence[Happened], zone: ZoneInfo) -> Journey:
    start = last(rows, "start")
    choice = start.payload["choice"] if start else None
    joined = joined_on(rows, zone)
    checks = {row.payload["occasion"] for row in of_kind(rows, "movement_check")}
    return replace(
        here,
        checked_in=last(rows, "check_in") is not None,
        movement_checked="start" in checks,
        movement_checked_again="day14" in checks,
        planned=_is_planned(rows),
        choice=choice,
        run_in_day=(here.today - joined).days if joined and choice == "run_in" else None,
    )


def _is_planned(rows: Sequence[Happened]) -> bool:
    """A plan with classes in it was agreed to, and no newer check-in has overtaken it."""
    latest = last(rows, "plan", "check_in")
    return latest is not None and latest.kind == "plan" and latest.payload["programme"] != "none"


def _diary(here: Journey, rows: Sequence[Happened], now: datetime, zone: ZoneInfo) -> Journey:
    """The diary's day turns at 4 in the morning, so that late writers write about the evening before."""
    evenings = read_evenings(row.payload for row in of_kind(rows, "diary"))
    joined = joined_on(rows, zone) or here.today
    local = now.astimezone(zone)
    return replace(
        here,
        run_in_evenings=run_in_so_far(Diary(joined, None, evenings), here.today).rated,
        diary_today=any(evening.date == diary_date(local) for evening in evenings),
        today_rated=any(evening.date == here.today for evening in evenings),
        diary_due=rating_due(evenings, local),
    )


def _trial(here: Journey, rows: Sequence[Happened], now: datetime, zone: ZoneInfo) -> Journey:
    begun = starts(rows)
    first = local_date(begun[0], zone) if begun else None
    day = (here.today - first).days + 1 if first else None
    micro = last(rows, "micro_screen")
    closed = [row.at for row in of_kind(rows, "class_event") if row.payload["action"] in CLOSING]
    return replace(
        here,
        first_class_date=first,
        day=day,
        class_today=todays_class(rows, now, zone),
        micro_screened=micro is not None
        and local_date(micro, zone) == here.today
        and all(at < micro.at for at in closed),
        weekly_missing=_weekly_missing(rows, day),
        verdict_given=any(
            first is not None and (local_date(row, zone) - first).days + 1 >= TRIAL_DAYS
            for row in of_kind(rows, "verdict")
        ),
    )


def _weekly_missing(rows: Sequence[Happened], day: int | None) -> int | None:
    """The latest weekly day that has come and has no answers on or after it."""
    come = [week for week in WEEKLY_DAYS if day is not None and week <= day]
    answered = max((int(row.payload["day"]) for row in of_kind(rows, "weekly")), default=0)
    return come[-1] if come and answered < come[-1] else None


def _day(here: Journey) -> int:
    return here.day or 0


def _run_in_over(here: Journey) -> bool:
    return here.choice == "now" or (here.run_in_day or 0) > RUN_IN_EVENINGS


def _class_over(here: Journey) -> bool:
    return here.class_today is not None and here.class_today.state in CLOSING


def _class_ahead(here: Journey) -> bool:
    return here.classes_open and not _class_over(here)


def _trial_over(here: Journey) -> bool:
    """Past day 14, or on its evening when the diary is in and no class is left half-way."""
    done = here.today_rated and not (here.class_today and here.class_today.state == "running")
    return _day(here) > TRIAL_DAYS or (_day(here) == TRIAL_DAYS and done)
