"""The past week, on days 7, 14 and 28."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock
    from tests.web.conftest import Happen

WEEK = {"peg_pain": "3", "peg_enjoyment": "4", "peg_activity": "5"}


@pytest.fixture
def seventh(ready: Member, happened: Happen, clock: MovedClock) -> Member:
    """A member on day 7 of the classes."""
    happened(ready, "class_composed")
    happened(ready, "class_event")
    clock.ahead(days=6)
    return ready


def test_it_keeps_the_week_with_its_mean(own: Client, seventh: Member) -> None:
    """PEG as answers and mean, activities by the person's own words, filed under the day it was due."""
    assert own.get("/weekly/").headers["Location"] == "/weekly/week/"
    assert own.post("/weekly/week/", WEEK).headers["Location"] == "/weekly/activities/"
    abilities = {f"ability_{n}": "6" for n in (1, 2, 3)}
    assert own.post("/weekly/activities/", abilities).headers["Location"] == "/today/"
    payload = seventh.events.get(kind="weekly").payload
    assert (payload["day"], payload["peg"]) == (7, 4.0)
    assert ["carrying the shopping", 6] in payload["activities"]


def test_a_missing_answer_is_asked_again(own: Client, seventh: Member) -> None:
    """422; what was given stays."""
    answer = own.post("/weekly/week/", WEEK | {"peg_activity": ""})
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == 2


def test_it_waits_for_the_classes(own: Client, member: Member) -> None:
    """Nothing to ask before them."""
    assert own.get("/weekly/").headers["Location"] == "/safety/"


@pytest.mark.django_db
def test_nobody_is_sent_to_the_start(client: Client) -> None:
    """No key."""
    assert client.get("/weekly/").headers["Location"] == "/"
    assert client.post("/weekly/week/", WEEK).status_code == 403


def test_wrong_methods_and_unknown_screens(own: Client, seventh: Member) -> None:
    """405 and 404."""
    assert own.post("/weekly/").status_code == 405
    assert own.get("/weekly/year/").status_code == 404
