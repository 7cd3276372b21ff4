"""The hub: what is next, and nothing more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from spinewise.care.journey import journey
from spinewise.web import access
from spinewise.web import clock as the_clock
from spinewise.web.views.today import clock_face
from tests.web.rows import CLASS

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock
    from tests.web.conftest import Happen


def page(client: Client) -> str:
    return client.get("/today/").content.decode()


def class_at(member: Member) -> int:
    """Where the rules say that today's class goes on [s]."""
    found = journey(access.events_of(member), the_clock.now()).class_today
    return found.at_s if found else -1


def test_a_class_is_shown_with_its_exercises(own: Client, ready: Member) -> None:
    """Before the first class: the three questions come first, the rows are known."""
    text = page(own)
    assert "Begin with three questions" in text
    assert len(own.get("/today/").context["rows"]) >= 5


def test_after_the_questions_the_class_can_start(own: Client, ready: Member, happened: Happen) -> None:
    """With a form, not a link: it writes."""
    happened(ready, "micro_screen")
    assert 'action="/class/"' in page(own)


def test_an_interrupted_class_is_offered_again(own: Client, ready: Member, happened: Happen) -> None:
    """At the start of the movement that was left half-way."""
    happened(ready, "micro_screen")
    happened(ready, "class_composed")
    happened(ready, "class_event")
    happened(ready, "class_event", action="at", at_s=437)
    text = page(own)
    assert 0 < class_at(ready) <= 437
    assert f"{clock_face(class_at(ready))} of 20:00" in text
    assert f'href="/class/{CLASS}/"' in text


def test_a_finished_class_asks_how_it_was(own: Client, ready: Member, happened: Happen) -> None:
    """And says so when it has heard."""
    happened(ready, "class_composed")
    happened(ready, "class_event")
    happened(ready, "class_event", action="finished", at_s=1200)
    assert f'href="/class/{CLASS}/rating"' in page(own)
    happened(ready, "class_rating")
    assert "That was today’s class" in page(own)


def test_the_run_in_counts_evenings(own: Client, member: Member, happened: Happen, clock: MovedClock) -> None:
    """The day of choosing is none of them; a missed one stays empty."""
    for kind in ("screen", "check_in", "plan"):
        happened(member, kind)
    happened(member, "start", choice="run_in")
    assert own.get("/today/").context["title"] == "The evenings begin tomorrow"
    clock.ahead(days=2)
    happened(member, "diary", at=clock.now() - timedelta(days=1))
    days = own.get("/today/").context["days"]
    assert [day.state for day in days][:3] == ["is-done", "is-today", ""]
    assert "Quiet evenings" in page(own)


def test_the_fourteenth_day_leads_to_the_verdict(
    own: Client, ready: Member, happened: Happen, clock: MovedClock
) -> None:
    """Once past it."""
    happened(ready, "class_composed")
    happened(ready, "class_event")
    clock.ahead(days=14)
    happened(ready, "screen")
    assert 'href="/verdict/"' in page(own)


def test_earlier_stages_are_not_skipped(own: Client, member: Member) -> None:
    """To what comes next."""
    assert own.get("/today/").headers["Location"] == "/safety/"


def test_a_stranger_sees_their_own(stranger: Client, ready: Member) -> None:
    """Not this member's."""
    assert stranger.get("/today/").headers["Location"] == "/safety/"


@pytest.mark.django_db
def test_nobody_is_sent_to_the_start(client: Client) -> None:
    """No key."""
    assert client.get("/today/").headers["Location"] == "/"


def test_wrong_method(own: Client, ready: Member) -> None:
    """405."""
    assert own.post("/today/").status_code == 405
