"""The movement check by feel, at the start and on day 14."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.care.movement_check_questions import NOT_DONE
from spinewise.movement import library
from spinewise.web.forms.flows import MOVEMENT, SHOWN_BY
from tests.web.walk import through

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock
    from tests.web.conftest import Happen

FIRST = f"/movement-check/{MOVEMENT.pages[0].slug}/"


@pytest.fixture
def told(member: Member, happened: Happen) -> Member:
    """A member after the check-in."""
    happened(member, "screen")
    happened(member, "check_in")
    return member


def test_it_keeps_what_was_felt(own: Client, told: Member) -> None:
    """One event for the start, then three scores."""
    assert own.get("/movement-check/").status_code == 200
    answer = through(own, MOVEMENT, FIRST, bend_where="bend-low")
    assert answer.headers["Location"] == "/movement-check/result/"
    assert told.events.get(kind="movement_check").payload["occasion"] == "start"
    page = own.get("/movement-check/result/").content.decode()
    assert "Your low back seems to do most of your forward bend." in page


def test_somebody_who_left_everything_out_is_not_told_that_nothing_stood_out(own: Client, told: Member) -> None:
    """Nothing was said, so nothing is made of it; an answer without a finding is a finding of its own."""
    left_out = {question.id: NOT_DONE for page in MOVEMENT.pages for question in page.questions}
    through(own, MOVEMENT, FIRST, **left_out)
    page = own.get("/movement-check/result/").content.decode()
    assert "Nothing stood out" not in page
    assert "You left every question out" in page


def test_on_day_14_it_is_set_beside_the_start(own: Client, ready: Member, happened: Happen, clock: MovedClock) -> None:
    """The second check is compared and does not replace the first."""
    happened(ready, "movement_check")
    happened(ready, "class_composed")
    happened(ready, "class_event")
    clock.ahead(days=13)
    happened(ready, "screen")
    through(own, MOVEMENT, FIRST, bend_where="bend-low")
    assert [row.payload["occasion"] for row in ready.events.filter(kind="movement_check")] == ["start", "day14"]
    assert "Against the start" in own.get("/movement-check/result/").content.decode()


def test_an_unknown_answer_is_asked_again(own: Client, told: Member) -> None:
    """422, no event."""
    assert own.post(FIRST, {"bend_where": "nowhere"}).status_code == 422
    assert not told.events.filter(kind="movement_check").exists()


def test_no_result_before_the_check(own: Client, told: Member) -> None:
    """To the check instead."""
    assert own.get("/movement-check/result/").headers["Location"] == "/movement-check/"


def test_the_check_in_comes_first(own: Client, member: Member, happened: Happen) -> None:
    """And the screen before that."""
    assert own.get(FIRST).headers["Location"] == "/safety/"
    happened(member, "screen")
    assert own.get(FIRST).headers["Location"] == "/check-in/"


@pytest.mark.django_db
def test_nobody_is_sent_to_the_start(client: Client) -> None:
    """No key, no check."""
    assert client.get(FIRST).headers["Location"] == "/"
    assert client.post(FIRST, {}).status_code == 403


def test_wrong_methods_and_unknown_screens(own: Client, told: Member) -> None:
    """405 and 404."""
    assert own.post("/movement-check/").status_code == 405
    assert own.post("/movement-check/result/").status_code == 405
    assert own.get("/movement-check/handstand/").status_code == 404


def test_the_figure_shows_movements_that_exist() -> None:
    """Each part of the check is shown by a movement of the library, or by none."""
    assert {name for name in SHOWN_BY.values() if name} <= {*library.exercises(), *library.situations()}
    assert {page.title for page in MOVEMENT.pages} == set(SHOWN_BY)
