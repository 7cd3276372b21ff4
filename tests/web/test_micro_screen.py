"""The short questions before a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.web.forms.flows import MICRO
from tests.web.walk import through

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member

FIRST = f"/before-class/{MICRO.pages[0].slug}/"


def test_all_quiet_leads_back_to_the_class(own: Client, ready: Member) -> None:
    """One event, and today offers to start."""
    assert own.get("/before-class/").headers["Location"] == FIRST
    assert through(own, MICRO, FIRST).headers["Location"] == "/today/"
    assert ready.events.get(kind="micro_screen").payload["outcome"] == "go"
    assert "Start the class" in own.get("/today/").content.decode()


def test_an_alarm_closes_the_classes(own: Client, ready: Member) -> None:
    """The emergency page, whatever the full screen said before."""
    answer = through(own, MICRO, FIRST, alarm="yes", alarm_which=["saddle"])
    assert answer.headers["Location"] == "/safety/result/"
    assert "Please get help now" in own.get("/safety/result/").content.decode()


def test_a_fall_asks_for_the_full_screen(own: Client, ready: Member) -> None:
    """Before the class."""
    assert through(own, MICRO, FIRST, leg_or_fall="yes").headers["Location"] == "/safety/"


def test_a_missing_answer_is_asked_again(own: Client, ready: Member) -> None:
    """422."""
    assert own.post(FIRST, {}).status_code == 422


def test_it_is_for_people_with_a_plan(own: Client, member: Member) -> None:
    """Others go where they are."""
    assert own.get(FIRST).headers["Location"] == "/safety/"


@pytest.mark.django_db
def test_nobody_is_sent_to_the_start(client: Client) -> None:
    """No key."""
    assert client.get("/before-class/").headers["Location"] == "/"
    assert client.post(FIRST, {}).status_code == 403


def test_wrong_methods_and_unknown_screens(own: Client, ready: Member) -> None:
    """405 and 404."""
    assert own.post("/before-class/").status_code == 405
    assert own.get("/before-class/mood/").status_code == 404
