"""What the player says: kept once, kept late, and one bad event never costs the good ones."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from tests.web.conftest import MORNING, Happen
from tests.web.rows import CLASS

if TYPE_CHECKING:
    from spinewise.web.models import Member
    from tests.web.clocks import MovedClock

URL = f"/class/{CLASS}/events"


@pytest.fixture
def composed(ready: Member, happened: Happen) -> Member:
    """A member with a class composed today."""
    happened(ready, "class_composed")
    return ready


def event(key: str = "key-00000001", **changes: Any) -> dict[str, Any]:
    return {"key": key, "action": "at", "at_s": 12.5, "step": 0, **changes}


def send(client: Client, *events: Any) -> Any:
    return client.post(URL, {"events": list(events)}, content_type="application/json")


def kept(member: Member) -> list[tuple[str, Any]]:
    return [(row.key, row.payload["at_s"]) for row in member.events.filter(kind="class_event")]


def test_it_keeps_a_batch(own: Client, composed: Member) -> None:
    """And says which keys it has."""
    response = send(own, event("a", action="started", at_s=0), event("b"))
    assert response.status_code == 200
    assert response.json() == {"stored": ["a", "b"], "refused": []}
    assert kept(composed) == [("a", 0), ("b", 12.5)]


def test_a_page_that_closes_may_send_a_form(own: Client, composed: Member) -> None:
    """A beacon cannot set headers."""
    assert own.post(URL, {"events": json.dumps([event("a")])}).json()["stored"] == ["a"]
    assert len(kept(composed)) == 1


def test_a_repeated_batch_lands_once(own: Client, composed: Member) -> None:
    """What got through before is recognised by its key, and answered as stored."""
    send(own, event("a"))
    assert send(own, event("a"), event("b", at_s=20)).json()["stored"] == ["a", "b"]
    assert len(kept(composed)) == 2


def test_the_same_key_for_something_else_is_409(own: Client, composed: Member) -> None:
    """The first stays."""
    send(own, event("a"))
    response = send(own, event("a", at_s=99))
    assert response.status_code == 409
    assert kept(composed) == [("a", 12.5)]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"action": "danced"}, 422),
        ({"at_s": 1201}, 422),
        ({"at_s": -1}, 422),
        ({"at_s": "soon"}, 422),
        ({"at_s": None}, 422),
        ({"step": "first"}, 422),
        ({"step": None}, 422),
        ({"key": ""}, 422),
        ({"key": None}, 422),
        ({"key": "k" * 65}, 422),
        ({"class": "no-such-class"}, 404),
    ],
)
def test_a_bad_event_is_named_and_the_good_ones_are_kept(
    own: Client, composed: Member, wrong: dict[str, Any], status: int
) -> None:
    """Alone it is refused with its status; among good ones it is listed."""
    assert send(own, event("x", **wrong) if "key" not in wrong else event(**wrong)).status_code == status
    response = send(own, event("a"), {**event("x"), **wrong}, event("b"))
    assert response.status_code == 200
    assert response.json()["stored"] == ["a", "b"]
    (refused,) = response.json()["refused"]
    assert refused["key"] == {**event("x"), **wrong}["key"]
    assert refused["why"]


@pytest.mark.parametrize(
    "body",
    ["null", "not json", "[]", "3", "{}", '{"events": 3}', '{"events": [3]}', '{"events": {}}', "[" * 100_000],
)
def test_a_body_that_is_none_is_422(own: Client, composed: Member, body: str) -> None:
    """With a JSON object that says what is wrong."""
    response = own.post(URL, body, content_type="application/json")
    assert response.status_code == 422
    assert set(response.json()) == {"error", "detail"}


def test_too_many_at_once_are_refused(own: Client, composed: Member) -> None:
    """The rule is in the message."""
    response = send(own, *(event(f"k{n}") for n in range(201)))
    assert response.status_code == 422
    assert "200" in response.json()["detail"]


def test_a_very_large_body_is_refused(own: Client, composed: Member) -> None:
    """Before it is read."""
    response = own.post(URL, "x" * 2_000_001, content_type="application/json")
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(5, 5), (-10, 30), (90, 30)],
    ids=["late but possible", "before the class was made", "in the future"],
)
def test_an_event_that_comes_late_keeps_its_own_moment(
    own: Client, composed: Member, clock: MovedClock, minutes: int, expected: int
) -> None:
    """If that moment is possible; else it happened now."""
    clock.ahead(minutes=30)
    send(own, event("a", at=(MORNING + timedelta(minutes=minutes)).isoformat()))
    assert composed.events.get(key="a").at == MORNING + timedelta(minutes=expected)


@pytest.mark.parametrize("at", ["yesterday", 5, None, "2026-03-02", "0001-01-01T00:00:00+14:00"])
def test_a_moment_that_is_none_counts_as_now(own: Client, composed: Member, at: Any) -> None:
    """A wrong clock is no reason to lose an event."""
    assert send(own, event("a", at=at)).json()["stored"] == ["a"]
    assert composed.events.get(key="a").at == MORNING


def test_events_of_an_earlier_class_may_still_come_in(own: Client, composed: Member, happened: Happen) -> None:
    """A queue that waited for the network is emptied wherever the player is open."""
    happened(composed, "class_composed", id="mobile-2-def")
    assert send(own, event("a", **{"class": "mobile-2-def"})).json()["stored"] == ["a"]
    assert composed.events.get(key="a").payload["class"] == "mobile-2-def"


def test_a_locked_member_may_still_say_what_happened(own: Client, composed: Member, happened: Happen) -> None:
    """Facts are always taken."""
    happened(composed, "screen", tier="T0", allowed="none")
    assert send(own, event("a", action="ended")).status_code == 200


def test_a_stranger_gets_404_and_nothing_is_kept(composed: Member, stranger: Client) -> None:
    """In JSON."""
    response = send(stranger, event("a"))
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/json")
    assert kept(composed) == []


def test_a_stranger_cannot_reach_in_through_their_own_class(
    composed: Member, other: Member, stranger: Client, happened: Happen
) -> None:
    """The class named inside an event is looked up among one's own."""
    happened(other, "class_composed", id="mobile-9-xyz")
    response = stranger.post(
        "/class/mobile-9-xyz/events", {"events": [event("a", **{"class": CLASS})]}, content_type="application/json"
    )
    assert response.status_code == 404
    assert kept(composed) == []


def test_nobody_gets_403_in_json(client: Client, db: None) -> None:
    """So that the player keeps its queue."""
    response = send(client, event("a"))
    assert (response.status_code, response.headers["Content-Type"]) == (403, "application/json")


def test_only_post(own: Client, composed: Member) -> None:
    """405."""
    assert own.get(URL).status_code == 405


def test_without_the_forms_token_nothing_is_taken(composed: Member, own: Client) -> None:
    """Another site cannot write in one's name."""
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = own.cookies
    response = send(strict, event("a"))
    assert response.status_code == 403
    assert "page" in response.json()["detail"]
    assert kept(composed) == []
