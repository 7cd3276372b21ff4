"""The made-up member: complete, believable, the same every time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from spinewise.care.journey import Journey, journey
from spinewise.care.readable import READERS
from spinewise.web import access, clock, demo
from spinewise.web.access import events_of
from spinewise.web.export import export
from tests.web.conftest import client_of

if TYPE_CHECKING:
    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock

pytestmark = pytest.mark.django_db


@pytest.fixture
def made_up() -> Member:
    """The member of the demonstration."""
    return demo.build()


def here(member: Member) -> Journey:
    return journey(events_of(member), clock.now())


def payloads(member: Member, kind: str) -> list[dict[str, Any]]:
    return [event.payload for event in member.events.filter(kind=kind)]


def test_the_story_is_told_to_its_end(made_up: Member) -> None:
    """Seven evenings, fourteen days, a verdict yesterday; today is day 15 and a class can be begun."""
    found = here(made_up)
    assert (found.phase, found.day, found.choice) == ("after", 15, "run_in")
    assert found.movement_checked_again
    assert found.verdict_given
    assert found.due == ("micro_screen", "class")


def test_every_kind_of_row_is_there_that_a_screen_shows(made_up: Member) -> None:
    """All but what belongs to a locked person."""
    kinds = set(made_up.events.values_list("kind", flat=True))
    assert kinds == set(READERS) - {"screen_seen", "clearance"}


def test_most_days_have_a_class_and_most_evenings_a_rating(made_up: Member) -> None:
    """Not all: missing is missing."""
    assert len(payloads(made_up, "class_composed")) == 11
    assert len(payloads(made_up, "diary")) == 1 + 7 + 14 - 2


def test_it_is_better_and_the_why_stays_open(made_up: Member) -> None:
    """A demonstration that promised more would mislead."""
    (kept,) = payloads(made_up, "verdict")
    assert kept["result"]["q1"]["id"] == "better"
    assert kept["result"]["q2"]["id"] == "possibly"
    assert kept["result"]["worked"] is False


def test_no_class_decides_how_the_story_ends(made_up: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other rows, drawn with another seed, and the same diary and the same verdict."""

    def told(member: Member) -> list[dict[str, Any]]:
        return [*payloads(member, "diary"), *payloads(member, "verdict")]

    first = payloads(made_up, "class_composed")
    monkeypatch.setattr(demo, "SEED", demo.SEED + 1)
    other = demo.build()
    assert [made["rows"] for made in payloads(other, "class_composed")] != [made["rows"] for made in first]
    assert told(other) == told(made_up)


def test_it_is_the_same_every_time_counted_from_today(clock: MovedClock) -> None:
    """Only the dates move."""

    def story() -> list[tuple[Any, ...]]:
        rows = export(demo.build())["events"]
        return [(row["kind"], row["payload"].get("pain"), row["payload"].get("rows")) for row in rows]

    first = story()
    clock.ahead(days=3)
    assert story() == first


@pytest.mark.parametrize("hour", [0, 23])
def test_nothing_is_told_about_the_future(clock: MovedClock, hour: int) -> None:
    """At any hour of the day."""
    clock.to(clock.now().replace(hour=hour))
    member = demo.build()
    assert max(member.events.values_list("at", flat=True)) <= clock.now()
    assert here(member).phase == "after"


def test_every_page_of_the_story_can_be_seen(made_up: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Today, the diary, the plan, both results, the verdict, the data."""
    browser = client_of(made_up)
    for address in (
        "today",
        "diary",
        "plan",
        "check-in/summary",
        "movement-check/result",
        "verdict",
        "data",
        "safety/result",
    ):
        assert browser.get(f"/{address}/").status_code == 200, address


def test_a_browser_that_was_away_for_a_year_still_opens(made_up: Member, clock: MovedClock) -> None:
    """Long afterwards the pages still work."""
    clock.to(clock.now() + timedelta(days=365))
    assert client_of(made_up).get("/today/").status_code == 200
    assert access.events_of(made_up)
