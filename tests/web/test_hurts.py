"""The stop button: the answers are kept, and what follows is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from spinewise.care.hurts import QUESTIONS
from tests.plain_answers import plain_answers
from tests.web.rows import CLASS

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.conftest import Happen

URL = f"/class/{CLASS}/hurts"


@pytest.fixture
def composed(ready: Member, happened: Happen) -> Member:
    """A member in a class, whose pain was 3 before it."""
    happened(ready, "micro_screen", answers={"pain_now": 3})
    happened(ready, "class_composed")
    happened(ready, "class_event")
    return ready


def send(client: Client, key: str = "k", at_s: Any = 400.0, **said: Any) -> Any:
    answers = plain_answers(QUESTIONS, pain_now=3) | said
    body = {"key": key, "at_s": at_s, "exercise": "knee-rolls", "answers": answers}
    return client.post(URL, body, content_type="application/json")


def test_nothing_alarming_goes_on(own: Client, composed: Member) -> None:
    """All three ways are offered, and the row is kept with answers, tier and outcome."""
    response = send(own)
    assert response.status_code == 200
    assert (response.json()["action"], response.json()["offer"]) == ("continue", ["continue", "easier", "end"])
    row = composed.events.get(kind="hurts").payload
    assert (row["class"], row["exercise"], row["at_s"], row["tier"]) == (CLASS, "knee-rolls", 400.0, "CLEAR")
    assert row["answers"]["pain_now"] == 3


def test_a_rise_is_measured_from_the_short_screen(own: Client, composed: Member) -> None:
    """3 before, 6 now: more than two points."""
    assert send(own, pain_now=5).json()["action"] == "continue"
    assert send(own, "k2", pain_now=6).json()["action"] == "easier"


@pytest.mark.parametrize(
    ("said", "tier", "to"),
    [
        ({"alarm": "yes", "alarm_which": ["saddle"]}, "T0", "/safety/result/"),
        ({"alarm": "yes", "alarm_which": ["weak_one"]}, "T1", "/safety/result/"),
        ({"further": "yes"}, "CLEAR", f"/class/{CLASS}/rating"),
    ],
)
def test_a_stop_ends_the_class_whatever_the_player_does(
    own: Client, composed: Member, said: dict[str, Any], tier: str, to: str
) -> None:
    """The class is over in the rows at once, and the way on is told."""
    found = send(own, **said).json()
    assert (found["action"], found["tier"], found["next"], found["offer"]) == ("stop", tier, to, ["end"])
    ended = composed.events.filter(kind="class_event", payload__action="ended").get().payload
    assert ended == {"class": CLASS, "action": "ended", "at_s": 400.0, "step": 1}
    assert own.get(f"/class/{CLASS}/").status_code == 302


def test_an_emergency_is_told_before_everything_is_answered(own: Client, composed: Member) -> None:
    """No further question stands between a person and help."""
    body = {"key": "k", "at_s": 5, "exercise": "x", "answers": {"alarm": "yes", "alarm_which": ["bladder"]}}
    assert own.post(URL, body, content_type="application/json").json()["tier"] == "T0"


def test_a_repeated_post_lands_once(own: Client, composed: Member) -> None:
    """With the same answer."""
    assert send(own, further="yes").json() == send(own, further="yes").json()
    assert composed.events.filter(kind="hurts").count() == 1
    assert composed.events.filter(payload__action="ended").count() == 1


@pytest.mark.parametrize(
    "said",
    [{"alarm": "perhaps"}, {"alarm": None}, {"pain_now": 11}, {"pain_now": "a lot"}, {"alarm": ["yes", "no"]}],
)
def test_an_answer_that_is_none_is_422(own: Client, composed: Member, said: dict[str, Any]) -> None:
    """Nothing is kept."""
    assert send(own, **said).status_code == 422
    assert not composed.events.filter(kind="hurts").exists()


@pytest.mark.parametrize(
    "body",
    [{}, {"answers": 3}, {"answers": {}}, {"answers": [1]}, {"key": "k", "answers": {"alarm": "yes"}}],
)
def test_a_body_without_answers_is_422(own: Client, composed: Member, body: dict[str, Any]) -> None:
    """With the rule in words."""
    response = own.post(URL, body, content_type="application/json")
    assert response.status_code == 422
    assert response.json()["detail"]


@pytest.mark.parametrize("at_s", [None, -1, 1201, "now"])
def test_a_moment_outside_the_class_is_422(own: Client, composed: Member, at_s: Any) -> None:
    """Also when the class must stop."""
    assert send(own, at_s=at_s, further="yes").status_code == 422
    assert not composed.events.filter(kind="hurts").exists()


def test_a_stranger_gets_404(composed: Member, stranger: Client) -> None:
    """And nothing is kept."""
    assert send(stranger).status_code == 404
    assert not composed.events.filter(kind="hurts").exists()


def test_nobody_gets_403(client: Client, db: None) -> None:
    """In JSON."""
    assert send(client).status_code == 403


def test_only_post(own: Client, composed: Member) -> None:
    """405."""
    assert own.get(URL).status_code == 405
