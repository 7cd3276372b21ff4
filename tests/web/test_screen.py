"""The safety questions and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.care import screening
from spinewise.web.forms.flows import SCREEN
from tests.web.walk import posted, through

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock
    from tests.web.conftest import Happen

FIRST = f"/safety/{SCREEN.pages[0].slug}/"
WEAK_LEG = {"tier": "T1", "allowed": "none", "findings": []}


def walk(client: Client, **changes: str | list[str]) -> None:
    """All the questions from the first on."""
    through(client, SCREEN, FIRST, **changes)


def test_nothing_found_opens_the_way(own: Client, member: Member) -> None:
    """All clear: one event with answers, tier and version; then on to the check-in."""
    walk(own)
    event = member.events.get(kind="screen")
    assert (event.payload["tier"], event.payload["allowed"]) == ("CLEAR", "all")
    assert event.payload["version"] == screening.VERSION
    page = own.get("/safety/result/").content.decode()
    assert 'href="/check-in/"' in page


def test_an_emergency_ends_the_questions_at_once(own: Client, member: Member) -> None:
    """Numbness between the legs: no further question, classes closed, what to do said."""
    walk(own, saddle="yes")
    event = member.events.get(kind="screen")
    assert event.payload["tier"] == "T0"
    assert "history" not in event.payload["answers"]
    page = own.get("/safety/result/").content.decode()
    assert "Please get help now" in page
    assert "tel:112" in page
    assert own.get("/today/").headers["Location"] == "/safety/result/"


def test_after_being_seen_the_questions_come_again(own: Client, member: Member, happened: Happen) -> None:
    """Confirming does not open the classes; a new full screen does."""
    happened(member, "screen", tier="T0", allowed="none")
    assert own.post("/safety/seen/", {"key": "k"}).headers["Location"] == "/safety/"
    assert own.get("/today/").headers["Location"] == "/safety/"


def test_a_professionals_word_is_kept_with_its_end(own: Client, member: Member, happened: Happen) -> None:
    """T1 with a note for two weeks: gentle classes until then."""
    happened(member, "screen", **WEAK_LEG)
    own.post("/safety/clearance/", {"by": "doctor", "days": "14", "key": "k"})
    assert member.events.get(kind="clearance").payload == {"by": "doctor", "until": "2026-03-16"}
    assert own.get("/today/").headers["Location"] == "/check-in/"


def test_a_note_without_its_parts_is_refused(own: Client, member: Member, happened: Happen) -> None:
    """422, and nothing kept."""
    happened(member, "screen", **WEAK_LEG)
    for wrong in ({"days": "14"}, {"by": "doctor"}, {"by": "me", "days": "14"}, {"by": "doctor", "days": "9999"}):
        assert own.post("/safety/clearance/", wrong | {"key": "k"}).status_code == 422
    assert not member.events.filter(kind="clearance").exists()


def test_somebody_under_age_is_told_so(own: Client, member: Member) -> None:
    """Kind words and no event."""
    answer = own.post(FIRST, {"age": "15"})
    assert answer.status_code == 422
    assert "made for adults" in answer.content.decode()
    assert not member.events.filter(kind="screen").exists()


@pytest.mark.parametrize("wrong", ["", "abc", "-3", "500", "nan", "1e9"])
def test_a_bad_answer_is_asked_again_and_nothing_is_lost(own: Client, wrong: str) -> None:
    """422, what was typed stays, the summary leads to the field."""
    answer = own.post(FIRST, {"age": wrong})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{wrong}"' in page
    assert 'href="#q-age"' in page
    assert f'value="{wrong}"' in own.get(FIRST).content.decode()


def test_answers_wait_over_a_reload_and_back(own: Client) -> None:
    """What was said is filled in when one comes back."""
    own.post(FIRST, {"age": "44"})
    assert 'value="44"' in own.get(FIRST).content.decode()


def test_a_forged_draft_is_dropped(own: Client) -> None:
    """Answers are signed; a changed cookie is as good as none."""
    own.post(FIRST, {"age": "44"})
    own.cookies["draft-screen"] = own.cookies["draft-screen"].value[:-2] + "xx"
    assert 'value="44"' not in own.get(FIRST).content.decode()


def test_skipping_ahead_leads_back(own: Client, member: Member) -> None:
    """The last screen alone does not make a result."""
    last = next(page for page in SCREEN.pages if page.slug == "body")
    answer = own.post(f"/safety/{last.slug}/", posted(last))
    assert answer.headers["Location"] == FIRST
    assert not member.events.filter(kind="screen").exists()


def test_the_printed_answers_are_in_words(own: Client, member: Member) -> None:
    """For the clinician."""
    walk(own)
    assert ("How old are you?", "40 years") in own.get("/safety/result/").context["printed"]


def test_no_result_before_any_answer(own: Client) -> None:
    """To the questions instead."""
    assert own.get("/safety/result/").headers["Location"] == "/safety/"


def test_anothers_result_stays_theirs(stranger: Client, member: Member, happened: Happen) -> None:
    """Each key opens its own answers only."""
    happened(member, "screen", tier="T0", allowed="none")
    assert stranger.get("/safety/result/").headers["Location"] == "/safety/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/safety/", FIRST, "/safety/result/"])
def test_nobody_is_sent_to_the_start(client: Client, address: str) -> None:
    """Consent comes first; a post without a key is refused."""
    assert client.get(address).headers["Location"] == "/"
    assert client.post("/safety/seen/").status_code == 403


def test_unknown_screens_and_wrong_methods(own: Client) -> None:
    """404 and 405."""
    assert own.get("/safety/horoscope/").status_code == 404
    assert own.post("/safety/").status_code == 405
    assert own.get("/safety/seen/").status_code == 405
    assert own.get("/safety/clearance/").status_code == 405


def test_the_page_tells_of_a_note_that_ran_out(
    own: Client, member: Member, happened: Happen, clock: MovedClock
) -> None:
    """After its last day the classes are closed again."""
    happened(member, "screen", **WEAK_LEG)
    own.post("/safety/clearance/", {"by": "doctor", "days": "14", "key": "k"})
    clock.ahead(days=15)
    assert own.get("/today/").headers["Location"] == "/safety/result/"
