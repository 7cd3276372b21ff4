"""Ten seconds an evening."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock

GOOD = {"date": "2026-03-02", "pain": "4", "stiffness": "3", "key": "k"}


def test_it_keeps_an_evening(own: Client, ready: Member) -> None:
    """With its date and what else was new; then today."""
    assert own.get("/diary/").status_code == 200
    assert own.post("/diary/", GOOD | {"other": ["medicine"]}).headers["Location"] == "/today/"
    assert ready.events.get(kind="diary").payload == {
        "date": "2026-03-02", "pain": 4, "stiffness": 3, "other": ["medicine"],
    }  # fmt: skip


def test_what_was_rated_can_be_changed(own: Client, ready: Member, clock: MovedClock) -> None:
    """The form comes filled; the later rating counts."""
    own.post("/diary/", GOOD)
    assert own.get("/diary/").context["is_rated"]
    clock.ahead(minutes=5)
    own.post("/diary/", GOOD | {"pain": "6", "key": "k2"})
    assert own.get("/diary/").context["evenings"][0].pain == 6


def test_a_repeated_post_lands_once(own: Client, ready: Member) -> None:
    """Two taps."""
    own.post("/diary/", GOOD)
    own.post("/diary/", GOOD)
    assert ready.events.filter(kind="diary").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"pain": ""},
        {"pain": "11"},
        {"pain": "3.5"},
        {"stiffness": "-1"},
        {"stiffness": "stiff"},
        {"other": ["weather"]},
        {"date": "2026-02-30"},
        {"date": ""},
    ],
)
def test_what_cannot_be_is_asked_again(own: Client, ready: Member, wrong: dict[str, str]) -> None:
    """422, what was given stays, nothing kept."""
    answer = own.post("/diary/", GOOD | wrong)
    assert answer.status_code == 422
    assert "data-errors" in answer.content.decode()
    assert not ready.events.filter(kind="diary").exists()


@pytest.mark.parametrize("day", ["2026-03-03", "2026-03-01"])
def test_tomorrow_and_before_joining_are_refused(own: Client, ready: Member, day: str) -> None:
    """One rates what one has lived through here."""
    assert own.post("/diary/", GOOD | {"date": day}).status_code == 422
    assert not ready.events.filter(kind="diary").exists()


def test_yesterday_can_still_be_rated(own: Client, ready: Member, clock: MovedClock) -> None:
    """A link leads there; older evenings stay empty."""
    clock.ahead(days=2)
    assert 'href="?day=2026-03-03"' in own.get("/diary/").content.decode()
    assert 'name="date" value="2026-03-03"' in own.get("/diary/?day=2026-03-03").content.decode()
    assert 'name="date" value="2026-03-04"' in own.get("/diary/?day=2026-03-02").content.decode()
    assert 'name="date" value="2026-03-04"' in own.get("/diary/?day=soon").content.decode()


def test_after_midnight_it_is_still_the_evening_before(own: Client, ready: Member, clock: MovedClock) -> None:
    """At one in the morning one thinks of the day that was."""
    clock.to(datetime(2026, 3, 4, 1, 0, tzinfo=UTC))
    assert 'name="date" value="2026-03-03"' in own.get("/diary/").content.decode()


def test_the_chart_has_its_table(own: Client, ready: Member) -> None:
    """Every dot can be read as a row."""
    own.post("/diary/", GOOD)
    page = own.get("/diary/").content.decode()
    assert page.count('<circle class="dot') == 1
    assert "<td>4</td><td>3</td>" in page


def test_a_plan_comes_first(own: Client, member: Member) -> None:
    """The diary belongs to the trial."""
    assert own.get("/diary/").headers["Location"] == "/safety/"


@pytest.mark.django_db
def test_nobody_is_sent_to_the_start(client: Client) -> None:
    """No key."""
    assert client.get("/diary/").headers["Location"] == "/"
    assert client.post("/diary/", GOOD).status_code == 403


def test_wrong_method(own: Client, ready: Member) -> None:
    """405."""
    assert own.put("/diary/").status_code == 405
