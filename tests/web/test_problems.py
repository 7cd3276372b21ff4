"""What a person sees when something is wrong: a page of ours with the right number, never a traceback."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from spinewise.web import headers
from spinewise.web.models import Member
from spinewise.web.views import data, health


def test_404_is_a_page(client: Client, db: None) -> None:
    """With a way on."""
    response = client.get("/no/such/page")
    assert response.status_code == 404
    assert "There is no such page" in response.text
    assert 'href="/"' in response.text


def test_404_is_json_for_programs(client: Client, db: None) -> None:
    """When they ask for it."""
    response = client.get("/no/such/page", headers={"accept": "application/json"})
    assert (response.status_code, set(response.json())) == (404, {"error", "detail"})


def test_400_for_a_name_that_is_not_ours(client: Client, db: None) -> None:
    """A page on another name cannot reach in by pointing that name at this machine."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8000"}).status_code == 200


def test_403_for_a_form_from_elsewhere(member: Member, own: Client) -> None:
    """Without the form's token; the page says what to do."""
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = own.cookies
    response = strict.post("/data/delete", {"confirm": "delete"})
    assert response.status_code == 403
    assert "open the page again" in response.text
    assert Member.objects.filter(pk=member.pk).exists()


def test_405_is_a_page(client: Client, db: None) -> None:
    """And names what is allowed."""
    response = client.post("/data/export.json")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert "cannot be done here" in response.text


def test_500_is_a_page_without_a_traceback(own: Client, member: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error nobody thought of says nothing about anybody."""

    def broken(_member: Member) -> dict[str, object]:
        raise RuntimeError("secret answer")

    monkeypatch.setattr(data, "export", broken)
    own.raise_request_exception = False
    response = own.get("/data/export.json")
    assert response.status_code == 500
    assert "went wrong on our side" in response.text
    assert "secret answer" not in response.text
    assert "Traceback" not in response.text


def test_503_when_the_disk_is_full(own: Client, member: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person is told that nothing was kept."""

    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(data, "take_in", full)
    monkeypatch.setattr(data, "document", lambda _: {})
    response = own.post("/data/import")
    assert response.status_code == 503
    assert "not kept" in response.text


@pytest.mark.parametrize("address", ["/", "/no/such/page", "/healthz", "/static/css/base.css"])
def test_every_answer_carries_its_headers(client: Client, db: None, address: str) -> None:
    """Pages, errors, programs' answers and files."""
    response = client.get(address)
    response.close()
    for name, value in headers.ALWAYS.items():
        assert response.headers[name] == value


def test_the_policy_lets_nothing_in_from_outside() -> None:
    """No inline code, no other address, no frame."""
    policy = headers.ALWAYS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    for needed in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert needed in policy


def test_pages_are_never_kept_by_caches(client: Client, own: Client, member: Member) -> None:
    """A shared computer's back button shows nothing."""
    for answer in (client.get("/"), own.get("/data/"), own.get("/data/export.json"), client.get("/healthz")):
        assert answer.headers["Cache-Control"] == "no-store"


def test_pages_are_compressed(client: Client, db: None) -> None:
    """When the browser can read it."""
    assert client.get("/", headers={"accept-encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def test_health(client: Client, db: None) -> None:
    """It lives, and it can work."""
    assert client.get("/healthz").json() == {"live": True}
    found = client.get("/readyz")
    assert (found.status_code, found.json()["ready"]) == (200, True)


@pytest.mark.parametrize("part", ["_database", "_migrations", "_disk"])
def test_not_ready_names_what_is_missing(client: Client, db: None, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """503, and which."""
    monkeypatch.setattr(health, part, lambda: False)
    found = client.get("/readyz")
    assert (found.status_code, found.json()[part.strip("_")]) == (503, False)


def test_phones_find_what_they_look_for(client: Client, db: None) -> None:
    """The manifest and the icon."""
    manifest = client.get("/manifest.webmanifest")
    assert manifest.headers["Content-Type"] == "application/manifest+json"
    assert manifest.json()["name"] == "Spinewise"
    icon = client.get(manifest.json()["icons"][0]["src"])
    assert icon.status_code == 200
    icon.close()
    assert client.get("/favicon.ico").status_code == 301


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/manifest.webmanifest", "/favicon.ico"])
def test_they_only_answer(client: Client, db: None, address: str) -> None:
    """405 for anything but looking."""
    assert client.post(address).status_code == 405


def test_there_is_no_door_into_a_demo_outside_one(client: Client, db: None) -> None:
    """404: the address does not exist."""
    assert client.get("/demo/").status_code == 404
