"""Two answers, never one; and every number behind them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from spinewise.care.verdict import rerun

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock
    from tests.web.conftest import Happen


@pytest.fixture
def through(ready: Member, happened: Happen, clock: MovedClock) -> Member:
    """Fourteen days without a run-in: pain from 6 down to 2."""
    happened(ready, "class_composed")
    happened(ready, "class_event")
    happened(ready, "class_event", action="finished", at_s=1200)
    for day in range(14):
        happened(ready, "diary", at=clock.now() + timedelta(days=day), pain=max(2, 6 - day // 2))
    clock.ahead(days=13, hours=12)
    happened(ready, "screen")
    return ready


def test_both_answers_stand_side_by_side(own: Client, through: Member) -> None:
    """Without a run-in the second one is: we cannot tell."""
    page = own.get("/verdict/").content.decode()
    assert "Yes: your pain is clearly lower." in page
    assert "We cannot tell." in page


def test_every_dot_is_drawn_and_tabled(own: Client, through: Member) -> None:
    """Fourteen evenings, fourteen circles, fourteen rows; and two means."""
    page = own.get("/verdict/").content.decode()
    assert page.count('<circle class="dot') == 14
    assert page.count('<tr><th scope="row">') == 14
    assert page.count('<line class="level"') == 2


def test_keeping_it_stores_inputs_and_version(own: Client, through: Member) -> None:
    """Enough to compute it again; how one sees it oneself goes along and changes nothing above."""
    assert own.post("/verdict/", {"gpe": "-2", "key": "k"}).headers["Location"] == "/verdict/"
    payload = through.events.get(kind="verdict").payload
    assert payload["inputs"]["gpe"] == -2
    assert rerun(payload).headline == payload["result"]["headline"]


def test_the_last_question_may_stay_open(own: Client, through: Member) -> None:
    """Missing is missing."""
    own.post("/verdict/", {"gpe": "", "key": "k"})
    assert through.events.get(kind="verdict").payload["inputs"]["gpe"] is None


def test_a_repeated_post_lands_once(own: Client, through: Member) -> None:
    """Two taps."""
    for _ in range(2):
        own.post("/verdict/", {"gpe": "1", "key": "k"})
    assert through.events.filter(kind="verdict").count() == 1


@pytest.mark.parametrize("wrong", ["6", "-6", "better"])
def test_a_bad_last_answer_is_asked_again(own: Client, through: Member, wrong: str) -> None:
    """422, nothing kept."""
    assert own.post("/verdict/", {"gpe": wrong, "key": "k"}).status_code == 422
    assert not through.events.filter(kind="verdict").exists()


def test_before_day_14_it_says_not_yet(own: Client, ready: Member, happened: Happen) -> None:
    """And offers nothing to keep."""
    happened(ready, "class_composed")
    happened(ready, "class_event")
    page = own.get("/verdict/").content.decode()
    assert "Not yet." in page
    assert "Keep this result" not in page


def test_a_stranger_sees_their_own(stranger: Client, through: Member) -> None:
    """Not this member's."""
    assert stranger.get("/verdict/").headers["Location"] == "/safety/"


@pytest.mark.django_db
def test_nobody_is_sent_to_the_start(client: Client) -> None:
    """No key."""
    assert client.get("/verdict/").headers["Location"] == "/"
    assert client.post("/verdict/", {}).status_code == 403


def test_wrong_method(own: Client, through: Member) -> None:
    """405."""
    assert own.put("/verdict/").status_code == 405
