"""The plan and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.care.plan import Plan

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock
    from tests.web.conftest import Happen


@pytest.fixture
def told(member: Member, happened: Happen) -> Member:
    """A member after the check-in."""
    happened(member, "screen")
    happened(member, "check_in")
    return member


def test_it_shows_fourteen_days_and_every_reason(own: Client, told: Member) -> None:
    """Each reason with its sentence, and what a class might hold."""
    answer = own.get("/plan/")
    page = answer.content.decode()
    plan = answer.context["plan"]
    assert page.count('class="is-mobile"') + page.count('class="is-stable"') == 14
    assert all(reason.text in page.replace("&#x27;", "'") for reason in plan.reasons)
    assert sum(row["seconds"] for row in answer.context["sample"]) == 1200


@pytest.mark.parametrize("choice", ["run_in", "now"])
def test_beginning_keeps_plan_and_choice(own: Client, told: Member, choice: str) -> None:
    """Two events that can be read back; then today."""
    assert own.post("/plan/", {"choice": choice, "key": "k"}).headers["Location"] == "/today/"
    assert Plan.from_json(told.events.get(kind="plan").payload).schedule
    assert told.events.get(kind="start").payload == {"choice": choice}


def test_a_repeated_post_lands_once(own: Client, told: Member) -> None:
    """Two taps."""
    own.post("/plan/", {"choice": "now", "key": "k"})
    own.post("/plan/", {"choice": "now", "key": "k"})
    assert told.events.filter(kind__in=["plan", "start"]).count() == 2


@pytest.mark.parametrize("choice", ["", "later"])
def test_a_choice_is_needed(own: Client, told: Member, choice: str) -> None:
    """422, and nothing kept."""
    answer = own.post("/plan/", {"choice": choice, "key": "k"})
    assert answer.status_code == 422
    assert "data-errors" in answer.content.decode()
    assert not told.events.filter(kind="plan").exists()


def test_a_newer_check_in_makes_a_new_plan(own: Client, told: Member, happened: Happen, clock: MovedClock) -> None:
    """The days go on; the choice is not asked again."""
    own.post("/plan/", {"choice": "now", "key": "k"})
    assert own.get("/plan/").context["is_kept"]
    clock.ahead(hours=1)
    happened(told, "check_in")
    assert not own.get("/plan/").context["is_kept"]
    assert own.post("/plan/", {"key": "k2"}).headers["Location"] == "/today/"
    assert told.events.filter(kind="plan").count() == 2
    assert told.events.filter(kind="start").count() == 1


def test_a_note_from_a_professional_opens_gentle_classes(own: Client, member: Member, happened: Happen) -> None:
    """T1 with a valid note: a plan there is, and it is gentle."""
    happened(member, "screen", tier="T1", allowed="none")
    happened(member, "clearance")
    happened(member, "check_in")
    plan = own.get("/plan/").context["plan"]
    assert plan.gentle
    assert len(plan.schedule) == 14


def test_the_check_in_comes_first(own: Client, member: Member, happened: Happen) -> None:
    """And the screen before that."""
    assert own.get("/plan/").headers["Location"] == "/safety/"
    happened(member, "screen")
    assert own.post("/plan/", {"choice": "now", "key": "k"}).headers["Location"] == "/check-in/"


@pytest.mark.django_db
def test_nobody_is_sent_to_the_start(client: Client) -> None:
    """No key."""
    assert client.get("/plan/").headers["Location"] == "/"
    assert client.post("/plan/", {"choice": "now"}).status_code == 403


def test_wrong_method(own: Client, told: Member) -> None:
    """405."""
    assert own.put("/plan/").status_code == 405
