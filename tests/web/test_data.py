"""Taking everything away, bringing it in again, and deleting it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from spinewise.care.journey import journey
from spinewise.care.readable import READERS
from spinewise.web import access, database
from spinewise.web.export import export
from spinewise.web.models import Device, Event, Member
from spinewise.web.record import record
from tests.web.conftest import MORNING, Happen, client_of, consented

if TYPE_CHECKING:
    from django.test import Client

    from tests.web.clocks import MovedClock

IMPORT = "/data/import"


@pytest.fixture
def lived(member: Member, happened: Happen) -> Member:
    """A member with one event of every kind, one of which points at another."""
    screen = happened(member, "screen", tier="T0", allowed="none")
    happened(member, "screen_seen", screen=screen.pk)
    for kind in READERS:
        if kind not in ("consent", "screen_seen"):
            happened(member, kind)
    return member


def upload(client: Client, document: Any) -> Any:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return client.post(IMPORT, {"file": SimpleUploadedFile("x.json", content, "application/json")})


def saved(client: Client) -> Any:
    return json.loads(client.get("/data/export.json").content)


def rows_of(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(row["kind"], row["at"], row["payload"]) for row in document["events"]]


def test_the_page_says_what_is_kept(own: Client, lived: Member) -> None:
    """How much, since when, and the ways out."""
    text = own.get("/data/").text
    assert f"{lived.events.count()} rows since 2 March 2026" in text
    for address in ("/data/export.json", "/data/delete", "/data/pairing-code"):
        assert address in text


def test_the_file_holds_every_row_and_names_itself(own: Client, lived: Member) -> None:
    """A download with format and version, and nothing that opens a door: no keys, no hashes, no ids of ours."""
    response = own.get("/data/export.json")
    found = json.loads(response.content)
    assert response.headers["Content-Disposition"] == 'attachment; filename="spinewise-2026-03-02.json"'
    assert (found["format"], found["version"], len(found["events"])) == (
        "spinewise-export", 1, lived.events.count(),
    )  # fmt: skip
    assert {row["kind"] for row in found["events"]} == set(READERS)
    assert str(lived.pk) not in response.text
    assert not [device.key_hash for device in Device.objects.all() if device.key_hash in response.text]


def test_bringing_it_in_gives_the_same_document_again(own: Client, lived: Member, clock: MovedClock) -> None:
    """Every row with its moment and content; only this browser's own consent comes on top."""
    before = saved(own)
    clock.ahead(days=1)
    fresh = consented()
    browser = client_of(fresh)
    assert upload(browser, before).headers["Location"] == "/today/"
    after = saved(browser)
    assert rows_of(after)[:-1] == rows_of(before)
    assert [row["key"] for row in after["events"]][1:-1] == [row["key"] for row in before["events"]][1:]
    assert after["events"][-1]["kind"] == "consent"


def test_the_way_goes_on_where_it_was(own: Client, lived: Member, clock: MovedClock) -> None:
    """The person is at the same place of their way; what pointed at a row still does."""
    fresh = consented()
    upload(client_of(fresh), saved(own))
    then, now = (journey(access.events_of(who), clock.now()) for who in (lived, fresh))
    assert (then.phase, then.day, then.tier) == (now.phase, now.day, now.tier)
    pointing = fresh.events.get(kind="screen_seen").payload["screen"]
    assert fresh.events.get(pk=pointing).payload["tier"] == "T0"


def test_only_somebody_without_answers_can_bring_a_file_in(own: Client, lived: Member) -> None:
    """Two pasts cannot be mixed; what is there stays as it is."""
    before = saved(own)
    response = upload(own, before)
    assert response.status_code == 422
    assert "already has answers" in response.text
    assert rows_of(saved(own)) == rows_of(before)


def changed(document: dict[str, Any], **changes: Any) -> dict[str, Any]:
    rows = [dict(row) for row in document["events"]]
    rows[2].update(changes)
    return {**document, "events": rows}


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "gossip"},
        {"payload": {"answers": 3}},
        {"payload": None},
        {"payload": 7},
        {"at": "yesterday"},
        {"at": "2026-03-02T09:00:00"},
        {"at": (MORNING + timedelta(days=2)).isoformat()},
        {"at": None},
        {"key": ""},
        {"key": 5},
        {"key": "consent"},
        {"number": 1},
        {"number": "x"},
    ],
)
def test_one_bad_row_refuses_the_whole_file_and_names_it(own: Client, lived: Member, changes: dict[str, Any]) -> None:
    """All or nothing."""
    fresh = consented()
    response = upload(client_of(fresh), changed(saved(own), **changes))
    assert response.status_code == 422
    assert "event" in response.text
    assert fresh.events.count() == 1


@pytest.mark.parametrize(
    "document",
    [
        b"", b"not json", b"\xff\xfe", b"[" * 100_000, [], {}, {"format": "other"},
        {"format": "spinewise-export", "version": 2, "events": []},
        {"format": "spinewise-export", "version": 1},
        {"format": "spinewise-export", "version": 1, "events": {}},
        {"format": "spinewise-export", "version": 1, "events": [3]},
        {"format": "spinewise-export", "version": 1, "events": [{}]},
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_in_words(own: Client, member: Member, document: Any) -> None:
    """422 on the same page."""
    response = upload(own, document)
    assert response.status_code == 422
    assert 'role="alert"' in response.text


def test_no_file_at_all(own: Client, member: Member) -> None:
    """422."""
    assert own.post(IMPORT).status_code == 422


def test_a_file_that_is_too_large(own: Client, member: Member, settings: Any) -> None:
    """Refused in words."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
    response = upload(own, b"x" * 2_100_000)
    assert response.status_code == 422
    assert "at most 2 MB" in response.text


def test_deleting_asks_for_the_word(own: Client, lived: Member) -> None:
    """Without it nothing goes."""
    assert own.get("/data/delete").status_code == 200
    for typed in ("", "no", "delete everything"):
        assert own.post("/data/delete", {"confirm": typed}).status_code == 422
    assert lived.events.exists()


def test_deleting_leaves_nothing(own: Client, lived: Member, other: Member) -> None:
    """No event, device or code; the key is taken out of the browser; others keep theirs."""
    own.post("/data/pairing-code")
    response = own.post("/data/delete", {"confirm": " Delete "})
    assert response.headers["Location"] == "/data/deleted"
    assert response.cookies["spinewise"].value == ""
    assert not Member.objects.filter(pk=lived.pk).exists()
    assert not Event.objects.exclude(member=other).exists()
    assert not Device.objects.exclude(member=other).exists()
    assert other.events.exists()
    assert "backups" in own.get("/data/deleted").text
    assert own.get("/data/").headers["Location"] == "/"


@pytest.mark.django_db(transaction=True)
def test_deleted_answers_are_in_no_file_any_more() -> None:
    """Neither in the database nor in its log: freed pages are overwritten."""
    member = consented()
    record(member, "clearance", {"by": "Dr Verysecret", "until": "2026-12-31"}, "k")
    database.empty_log()
    path = Path(connection.settings_dict["NAME"])
    assert b"Verysecret" in path.read_bytes()
    client_of(member).post("/data/delete", {"confirm": "delete"})
    assert not [file for file in path.parent.glob(f"{path.name}*") if b"Verysecret" in file.read_bytes()]


PAGES = ["/data/", "/data/export.json", "/data/delete"]
POSTS = [IMPORT, "/data/delete", "/data/pairing-code", "/data/devices/1/forget"]


@pytest.mark.parametrize("address", PAGES)
def test_nobody_is_led_to_the_start_page(client: Client, db: None, address: str) -> None:
    """A plain visit without a key."""
    assert client.get(address).headers["Location"] == "/"


@pytest.mark.parametrize("address", POSTS)
def test_nobody_cannot_post(client: Client, db: None, address: str) -> None:
    """403."""
    assert client.post(address).status_code == 403


@pytest.mark.parametrize(("method", "address"), [("post", "/data/"), ("post", "/data/export.json"), ("get", IMPORT)])
def test_other_methods(own: Client, member: Member, method: str, address: str) -> None:
    """405."""
    assert getattr(own, method)(address).status_code == 405


def test_a_stranger_saves_only_their_own(stranger: Client, lived: Member, other: Member) -> None:
    """There is no address by which to ask for somebody else's."""
    assert len(saved(stranger)["events"]) == other.events.count() == 1
    assert len(export(lived)["events"]) > 1
