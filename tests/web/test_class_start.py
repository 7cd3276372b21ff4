"""Beginning today's class: composed once, only when safety allows it, and never twice a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock
    from tests.web.conftest import Happen

URL = "/class/"


@pytest.fixture
def asked(ready: Member, happened: Happen) -> Member:
    """A member who has answered the short screen today."""
    happened(ready, "micro_screen")
    return ready


def composed(member: Member) -> list[str]:
    return [row.payload["id"] for row in member.events.filter(kind="class_composed")]


def test_it_composes_twenty_minutes_and_opens_the_player(own: Client, asked: Member) -> None:
    """The class is kept, and the address carries its id."""
    response = own.post(URL)
    (class_id,) = composed(asked)
    assert (response.status_code, response.headers["Location"]) == (302, f"/class/{class_id}/")
    assert asked.events.get(kind="class_composed").payload["seconds"] == 1200
    assert own.get(response.headers["Location"]).status_code == 200


def test_a_repeated_post_gives_the_same_class(own: Client, asked: Member) -> None:
    """Two taps, one class."""
    assert own.post(URL).headers["Location"] == own.post(URL).headers["Location"]
    assert len(composed(asked)) == 1


def test_the_person_may_choose_the_kind(own: Client, asked: Member) -> None:
    """The plan proposes; a wish decides."""
    own.post(URL, {"family": "stable"})
    assert asked.events.get(kind="class_composed").payload["family"] == "stable"


def test_an_unknown_kind_is_refused_with_the_choices(own: Client, asked: Member) -> None:
    """422, and nothing is kept."""
    response = own.post(URL, {"family": "yoga"})
    assert response.status_code == 422
    assert "mobile, stable" in response.text
    assert composed(asked) == []


def test_without_todays_short_screen_that_comes_first(own: Client, ready: Member) -> None:
    """Before every class."""
    assert own.post(URL).headers["Location"] == "/before-class/"
    assert composed(ready) == []


def test_yesterdays_short_screen_does_not_count(own: Client, asked: Member, clock: MovedClock) -> None:
    """The day turns at midnight."""
    clock.ahead(days=1)
    assert own.post(URL).headers["Location"] == "/before-class/"


def test_a_full_screen_that_is_due_comes_first(own: Client, asked: Member, happened: Happen, clock: MovedClock) -> None:
    """After two weeks, whatever the short one says."""
    clock.ahead(days=14)
    happened(asked, "micro_screen")
    assert own.post(URL).headers["Location"] == "/safety/"


@pytest.mark.parametrize("tier", ["T0", "T1"])
def test_a_locked_member_gets_the_advice(own: Client, asked: Member, happened: Happen, tier: str) -> None:
    """No class in T0 and T1."""
    happened(asked, "screen", tier=tier, allowed="none")
    assert own.post(URL).headers["Location"] == "/safety/result/"
    assert composed(asked) == []


def test_during_the_run_in_there_is_no_class(own: Client, asked: Member, happened: Happen) -> None:
    """Back to today's page."""
    happened(asked, "start", choice="run_in")
    assert own.post(URL).headers["Location"] == "/today/"


def test_after_todays_class_there_is_no_second_one(own: Client, asked: Member, happened: Happen) -> None:
    """The same class is pointed to, and its page leads on."""
    first = own.post(URL).headers["Location"]
    happened(asked, "class_event", **{"class": composed(asked)[0], "action": "finished", "at_s": 1200, "step": 1})
    assert own.post(URL).headers["Location"] == first
    assert own.get(first).headers["Location"] == f"{first}rating"
    assert len(composed(asked)) == 1


def test_tomorrow_brings_another_class(own: Client, asked: Member, happened: Happen, clock: MovedClock) -> None:
    """Another id, another content."""
    own.post(URL)
    happened(asked, "class_event", **{"class": composed(asked)[0], "action": "finished", "at_s": 1200, "step": 1})
    clock.ahead(days=1)
    happened(asked, "micro_screen")
    own.post(URL)
    first, second = asked.events.filter(kind="class_composed")
    assert first.payload["id"] != second.payload["id"]
    assert [row["exercise"] for row in first.payload["rows"]] != [row["exercise"] for row in second.payload["rows"]]


def test_a_class_that_was_never_begun_is_composed_anew_on_another_day(
    own: Client, asked: Member, happened: Happen, clock: MovedClock
) -> None:
    """It is another class with another id, so that nothing said in one is taken for the other."""
    own.post(URL)
    clock.ahead(days=1)
    happened(asked, "micro_screen")
    own.post(URL)
    assert len(set(composed(asked))) == 2


def test_nobody_is_refused(client: Client, db: None) -> None:
    """403 with a clear page."""
    response = client.post(URL)
    assert response.status_code == 403
    assert "begin on the start page" in response.text


def test_only_post(own: Client, asked: Member) -> None:
    """405 names what is allowed."""
    response = own.get(URL)
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "cannot be done here" in response.text
