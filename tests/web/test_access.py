"""Keys and nobody: who is let in, and what an unknown or garbled key is told."""

from __future__ import annotations

import pytest
from django.test import Client

from spinewise.web import access, devices, limits
from spinewise.web.keys import hash_of, new_key
from spinewise.web.models import Device, Member

GARBLED = ["x", "a" * 42, "a" * 44, "ä" * 43, "a b" * 14 + "c", "'; DROP TABLE web_member; --", "\x00" * 43]


def with_key(key: str) -> Client:
    client = Client()
    client.cookies["spinewise"] = key
    return client


def test_a_key_is_kept_as_a_hash_only(member: Member) -> None:
    """Whoever reads the database cannot come in with what they find."""
    key = devices.add_device(member)
    assert Device.objects.filter(key_hash=hash_of(key)).exists()
    assert with_key(hash_of(key)).get("/data/").status_code == 403


def test_a_key_has_256_bits() -> None:
    """43 characters of 6 bits, and never the same twice."""
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(access.KEY_SHAPE.fullmatch(key) for key in keys)


@pytest.mark.parametrize("key", GARBLED)
def test_a_garbled_key_is_told_and_taken_away(db: None, key: str) -> None:
    """A clear page, never a crash; the next visit is nobody's."""
    client = with_key(key)
    response = client.get("/data/")
    assert response.status_code == 403
    assert "opens nothing here" in response.text
    assert response.cookies["spinewise"].value == ""
    assert client.get("/data/").headers["Location"] == "/"


def test_an_unknown_key_is_told_and_left_alone(db: None) -> None:
    """It may fit another data folder: taking it away could lock somebody out of theirs for good."""
    client = with_key(new_key())
    for _ in range(2):
        response = client.get("/data/")
        assert response.status_code == 403
        assert "another data folder" in response.text
        assert "spinewise" not in response.cookies


def test_an_unknown_key_does_not_shut_the_open_pages(db: None) -> None:
    """Reading is never blocked."""
    assert with_key(new_key()).get("/").status_code == 200
    assert with_key("x").get("/").status_code == 200


def test_a_demo_has_a_cookie_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking at a demo on the same address never costs anybody their key."""
    from spinewise.web import configuration

    assert access.cookie_name() == "spinewise"
    monkeypatch.setattr(configuration, "_current", configuration.Configuration(demo=True))
    assert access.cookie_name() == "spinewise_demo"


def agreed(client: Client, key: str = "form-1") -> object:
    return client.post("/begin/", {**AGREED, "key": key})


AGREED = {"adult": "yes", "health": "yes", "diary": "yes", "zone": "Europe/Berlin"}


def test_the_cookie_is_private(client: Client, db: None) -> None:
    """Not for scripts, not for other sites, for 400 days."""
    response = agreed(client)
    cookie = response.cookies["spinewise"]  # type: ignore[attr-defined]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 400 * 24 * 3600
    assert cookie["secure"] == ""


def test_a_key_that_is_used_lasts_another_400_days(own: Client, member: Member) -> None:
    """Every page renews it; taking it away stays possible."""
    assert own.get("/data/").cookies["spinewise"]["max-age"] == 400 * 24 * 3600
    gone = own.post("/data/delete", {"confirm": "delete"})
    assert gone.cookies["spinewise"].value == ""


def test_over_https_the_cookie_stays_there(client: Client, db: None) -> None:
    """Secure, as soon as the connection is."""
    response = client.post("/begin/", {**AGREED, "key": "f"}, secure=True)
    assert response.cookies["spinewise"]["secure"] is True


def test_the_same_form_posted_twice_makes_one_member(db: None) -> None:
    """From one browser, even if the first answer was lost on the way."""
    browser = Client(enforce_csrf_checks=True)
    token = browser.get("/begin/").context["csrf_token"]
    for _ in range(2):
        browser.cookies.pop("spinewise", None)
        browser.post("/begin/", {**AGREED, "key": "f", "csrfmiddlewaretoken": str(token)})
    assert Member.objects.count() == 1
    assert Member.objects.get().events.count() == 1


def test_two_browsers_never_share_a_member(db: None) -> None:
    """Not even with the same form key."""
    for _ in range(2):
        browser = Client(enforce_csrf_checks=True)
        token = browser.get("/begin/").context["csrf_token"]
        browser.post("/begin/", {**AGREED, "key": "f", "csrfmiddlewaretoken": str(token)})
    assert Member.objects.count() == 2


def test_making_members_in_bulk_is_stopped(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clear page, and nothing is made."""
    monkeypatch.setattr(limits.MEMBERS, "most", 2)
    answers = [agreed(Client(), f"f{n}").status_code for n in range(3)]  # type: ignore[attr-defined]
    assert answers == [302, 302, 429]
    assert Member.objects.count() == 2
