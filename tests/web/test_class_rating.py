"""Two questions after a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.rows import CLASS

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.conftest import Happen

URL = f"/class/{CLASS}/rating"
GOOD = {"key": "k", "pain_after": "4", "effort": "right"}


@pytest.fixture
def composed(ready: Member, happened: Happen) -> Member:
    """A member after a class."""
    happened(ready, "class_composed")
    happened(ready, "class_event", action="finished", at_s=1200, step=3)
    return ready


def test_it_keeps_both_answers(own: Client, composed: Member) -> None:
    """And leads to today."""
    assert own.get(URL).status_code == 200
    assert own.post(URL, GOOD).headers["Location"] == "/today/"
    assert composed.events.get(kind="class_rating").payload == {"class": CLASS, "pain_after": 4, "effort": "right"}


def test_the_second_answer_may_be_left_out(own: Client, composed: Member) -> None:
    """Missing is missing."""
    own.post(URL, {"key": "k", "pain_after": "0"})
    assert composed.events.get(kind="class_rating").payload["effort"] is None


def test_a_repeated_post_lands_once(own: Client, composed: Member) -> None:
    """Two taps."""
    own.post(URL, GOOD)
    own.post(URL, GOOD)
    assert composed.events.filter(kind="class_rating").count() == 1


def test_the_same_form_with_other_answers_is_409(own: Client, composed: Member) -> None:
    """A page, not a crash."""
    own.post(URL, GOOD)
    response = own.post(URL, {**GOOD, "pain_after": "9"})
    assert response.status_code == 409
    assert "sent before" in response.text


@pytest.mark.parametrize("wrong", [{"pain_after": ""}, {"pain_after": "11"}, {"effort": "heroic"}, {"key": ""}])
def test_wrong_answers_are_shown_again(own: Client, composed: Member, wrong: dict[str, str]) -> None:
    """422, nothing kept."""
    assert own.post(URL, {**GOOD, **wrong}).status_code == 422
    assert not composed.events.filter(kind="class_rating").exists()


def test_a_stranger_gets_404(composed: Member, stranger: Client) -> None:
    """For looking and for writing."""
    assert stranger.get(URL).status_code == 404
    assert stranger.post(URL, GOOD).status_code == 404


def test_nobody(client: Client, db: None) -> None:
    """Led to the start page when looking, refused when writing."""
    assert client.get(URL).headers["Location"] == "/"
    assert client.post(URL, GOOD).status_code == 403


def test_other_methods(own: Client, composed: Member) -> None:
    """405."""
    assert own.delete(URL).status_code == 405
