"""The player's page: today's class, where it was left; nobody else's and no other day's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.rows import CLASS

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock
    from tests.web.conftest import Happen

URL = f"/class/{CLASS}/"


@pytest.fixture
def composed(ready: Member, happened: Happen) -> Member:
    """A member with a class composed today."""
    happened(ready, "micro_screen")
    happened(ready, "class_composed")
    return ready


def test_it_shows_the_class_from_the_beginning(own: Client, composed: Member) -> None:
    """Nothing played yet."""
    page = own.get(URL)
    assert (page.status_code, page.context["resume_s"], page.context["is_resumed"]) == (200, 0, False)
    assert page.context["class"]["seconds"] == 1200


def test_it_goes_on_at_the_row_that_was_left(own: Client, composed: Member, happened: Happen) -> None:
    """Left in second 700, in the third row, which began at 600."""
    happened(composed, "class_event")
    happened(composed, "class_event", action="at", at_s=700, step=2)
    page = own.get(URL)
    assert (page.context["resume_s"], page.context["is_resumed"]) == (600, True)


def test_a_class_that_is_over_leads_to_its_two_questions_once(own: Client, composed: Member, happened: Happen) -> None:
    """Then to today."""
    happened(composed, "class_event", action="ended", at_s=700, step=2)
    assert own.get(URL).headers["Location"] == f"{URL}rating"
    happened(composed, "class_rating")
    assert own.get(URL).headers["Location"] == "/today/"


def test_yesterdays_class_is_not_played(own: Client, composed: Member, clock: MovedClock) -> None:
    """It leads to today."""
    clock.ahead(days=1)
    assert own.get(URL).headers["Location"] == "/today/"


def test_a_locked_member_gets_the_advice(own: Client, composed: Member, happened: Happen) -> None:
    """Even in the middle of a class."""
    happened(composed, "hurts", tier="T0", allowed="none", outcome="stop")
    assert own.get(URL).headers["Location"] == "/safety/result/"


def test_a_stranger_gets_404(composed: Member, other: Member, stranger: Client, happened: Happen) -> None:
    """Somebody else's class does not exist for them."""
    for kind in ("screen", "check_in", "plan", "start"):
        happened(other, kind)
    assert stranger.get(URL).status_code == 404


def test_a_class_that_never_was_is_404(own: Client, composed: Member) -> None:
    """With a page that says so."""
    response = own.get("/class/no-such-class/")
    assert response.status_code == 404
    assert "no such page" in response.text


def test_nobody_is_led_to_the_start_page(client: Client, db: None) -> None:
    """A plain visit without a key."""
    assert client.get(URL).headers["Location"] == "/"


def test_only_get(own: Client, composed: Member) -> None:
    """405."""
    assert own.post(URL).status_code == 405
