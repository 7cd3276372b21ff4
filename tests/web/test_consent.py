"""Agreeing, before the first health answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.web.forms.consent import AGREEMENTS, zones
from spinewise.web.models import Member

if TYPE_CHECKING:
    from django.test import Client

YES = {each.name: "yes" for each in AGREEMENTS} | {"zone": "Europe/Oslo", "key": "k" * 32}


@pytest.mark.django_db
def test_it_makes_a_member_who_goes_to_the_safety_questions(client: Client) -> None:
    """The browser gets a key, and the zone is kept."""
    answer = client.post("/begin/", YES)
    assert answer.headers["Location"] == "/safety/"
    assert client.cookies["spinewise"]["httponly"]
    event = Member.objects.get().events.get()
    assert (event.kind, event.payload["zone"], event.payload["adult"]) == ("consent", "Europe/Oslo", True)


@pytest.mark.django_db
@pytest.mark.parametrize("missing", [each.name for each in AGREEMENTS])
def test_each_box_must_be_ticked(client: Client, missing: str) -> None:
    """Without one of them nobody is made, what was ticked stays ticked, and the box is named."""
    answer = client.post("/begin/", {name: value for name, value in YES.items() if name != missing})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Member.objects.exists()
    assert f'href="#{missing}"' in page
    assert page.count(" checked") == len(AGREEMENTS) - 1
    assert "<option selected>Europe/Oslo" in page


@pytest.mark.django_db
def test_an_unknown_zone_becomes_utc(client: Client) -> None:
    """An old browser may name one that nobody knows."""
    client.post("/begin/", YES | {"zone": "Middle/Earth"})
    assert Member.objects.get().events.get().payload["zone"] == "UTC"


def test_a_member_is_not_asked_again(own: Client) -> None:
    """A second consent would make a second member."""
    assert own.get("/begin/").headers["Location"] == "/today/"
    assert own.post("/begin/", YES).headers["Location"] == "/today/"
    assert Member.objects.count() == 1


@pytest.mark.django_db
def test_wrong_method(client: Client) -> None:
    """Only reading and posting."""
    assert client.put("/begin/").status_code == 405


def test_zones_are_real_places() -> None:
    """Each option can be looked up."""
    assert zones()[0] == "UTC"
    assert "Europe/London" in zones()
