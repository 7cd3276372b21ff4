"""The check-in: its screens, its summary, its guards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.care import check_in
from spinewise.web.forms.flows import CHECK_IN
from tests.web.walk import posted, through

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.conftest import Happen

FIRST = "/check-in/morning/"
OFTEN = 14  # screens at most; at ten seconds each that is under two and a half minutes


@pytest.fixture
def screened(member: Member, happened: Happen) -> Member:
    """A member who may check in."""
    happened(member, "screen")
    return member


def test_all_answers_become_one_event(own: Client, screened: Member) -> None:
    """Typed, versioned, readable by the rules; then the summary."""
    assert own.get("/check-in/").status_code == 200
    answer = through(own, CHECK_IN, FIRST, morning="7", habit_sitting="9,5")
    assert answer.headers["Location"] == "/check-in/summary/"
    event = screened.events.get(kind="check_in")
    told = check_in.read_check_in(event.payload["answers"])
    assert (told.situations["morning"], told.habits["sitting"]) == (7, 9.5)
    assert event.payload["version"] == check_in.VERSION


def test_the_summary_says_what_was_said(own: Client, screened: Member, happened: Happen) -> None:
    """The ratings, the wishes and the doses."""
    through(own, CHECK_IN, FIRST, activity_1="Lift my grandchild <b>")
    page = own.get("/check-in/summary/").content.decode()
    assert "Lift my grandchild &lt;b&gt;" in page
    assert "Getting up in the morning" in page


def test_a_situation_may_be_left_open(own: Client, screened: Member) -> None:
    """Missing is missing, not zero."""
    through(own, CHECK_IN, FIRST, driveway="")
    answers = screened.events.get(kind="check_in").payload["answers"]
    assert answers["driveway"] is None


def test_an_activity_brings_up_how_well_it_goes(own: Client, screened: Member) -> None:
    """Without script the second question of a screen appears once the first is answered; nobody is scolded."""
    page = CHECK_IN.page("activity_1")
    assert page is not None
    answer = own.post("/check-in/activity_1/", {"activity_1": "Dance"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="activity_1_ability"' in text
    assert "data-errors" not in text


@pytest.mark.parametrize(
    ("slug", "wrong"),
    [
        ("morning", {"morning": "11"}),
        ("morning", {"morning": "-1"}),
        ("morning", {"morning": "2.5"}),
        ("habit_sitting", {"habit_sitting": "25"}),
        ("habit_sitting", {"habit_sitting": "many"}),
        ("activity_1", {"activity_1": "x" * 81, "activity_1_ability": "3"}),
        ("peg_pain", {"peg_pain": ""}),
        ("duration", {"duration": "for ever"}),
        ("adapt", {"adapt": ["none", "knees"]}),
    ],
)
def test_what_cannot_be_is_asked_again(own: Client, screened: Member, slug: str, wrong: dict[str, str]) -> None:
    """422, a summary that leads to the field, no event."""
    answer = own.post(f"/check-in/{slug}/", wrong)
    assert answer.status_code == 422
    assert f'href="#q-{next(iter(wrong))}"' in answer.content.decode()
    assert not screened.events.filter(kind="check_in").exists()


def test_a_repeated_last_post_lands_once(own: Client, screened: Member) -> None:
    """Two taps on the last button, the second before the first was answered."""
    last = CHECK_IN.pages[-1]
    for page in CHECK_IN.pages[:-1]:
        own.post(f"/check-in/{page.slug}/", posted(page))
    waiting = own.cookies["draft-check_in"].value
    own.post(f"/check-in/{last.slug}/", posted(last))
    own.cookies["draft-check_in"] = waiting
    own.post(f"/check-in/{last.slug}/", posted(last))
    assert screened.events.filter(kind="check_in").count() == 1


def test_safety_comes_first(own: Client, member: Member) -> None:
    """No health question before the screen."""
    for address in ("/check-in/", FIRST, "/check-in/summary/"):
        assert own.get(address).headers["Location"] == "/safety/"


def test_a_strangers_answers_are_their_own(stranger: Client, screened: Member, happened: Happen) -> None:
    """Another key, another check-in."""
    happened(screened, "check_in")
    assert stranger.get("/check-in/summary/").headers["Location"] == "/safety/"


@pytest.mark.django_db
def test_nobody_is_sent_to_the_start(client: Client) -> None:
    """And cannot post."""
    assert client.get(FIRST).headers["Location"] == "/"
    assert client.post(FIRST, {"morning": "3"}).status_code == 403


def test_wrong_methods_and_unknown_screens(own: Client, screened: Member) -> None:
    """405 and 404."""
    assert own.post("/check-in/").status_code == 405
    assert own.post("/check-in/summary/").status_code == 405
    assert own.get("/check-in/star-sign/").status_code == 404


def test_it_is_short() -> None:
    """Few screens: under four minutes."""
    assert len([page for page in CHECK_IN.pages if not page.slug.startswith("activity_")]) <= OFTEN
