"""Letting a further browser in: a code works once, for a quarter of an hour, and cannot be guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from spinewise.web import pairing
from spinewise.web.models import Device, Member, PairingCode
from tests.web.conftest import client_of

if TYPE_CHECKING:
    from tests.web.clocks import MovedClock


def made(client: Client) -> str:
    response = client.post("/data/pairing-code", headers={"host": "localhost:8000"})
    assert response.status_code == 200
    found = re.search(r'class="pairing-code">([A-Z0-9]{4}-[A-Z0-9]{4})<', response.text)
    assert found is not None
    return found[1]


def test_a_code_lets_another_browser_in(own: Client, member: Member, client: Client) -> None:
    """With a key of its own, which is kept as a hash only."""
    code = made(own)
    response = client.post("/pair/", {"code": code})
    assert response.headers["Location"] == "/today/"
    cookie = response.cookies["spinewise"]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert client.get("/data/").status_code == 200
    assert not Device.objects.filter(key_hash=cookie.value).exists()
    assert not PairingCode.objects.filter(code_hash__contains=code.replace("-", "")).exists()


@pytest.mark.parametrize("spelling", [str.lower, lambda code: code.replace("-", ""), lambda code: f"  {code} "])
def test_it_may_be_typed_as_people_type(own: Client, client: Client, spelling: object) -> None:
    """Small letters, without the dash, with spaces."""
    assert callable(spelling)
    assert client.post("/pair/", {"code": spelling(made(own))}).status_code == 302


def test_the_drawing_and_the_link_lead_to_the_filled_page(own: Client, client: Client) -> None:
    """Looking spends nothing: a chat program that previews the link must not use the code up."""
    response = own.post("/data/pairing-code")
    (link,) = set(re.findall(r"http://testserver(/pair/\?code=[A-Z0-9-]+)", response.text))
    assert "<svg" in response.text
    page = client.get(link)
    assert re.search(r'value="[A-Z0-9]{4}-[A-Z0-9]{4}"', page.text)
    assert client.post("/pair/", {"code": link.partition("=")[2]}).status_code == 302


def test_it_works_once(own: Client, client: Client) -> None:
    """The second try is told that it may be used already."""
    code = made(own)
    client.post("/pair/", {"code": code})
    response = Client().post("/pair/", {"code": code})
    assert response.status_code == 422
    assert "used already" in response.text


@pytest.mark.parametrize(("minutes", "status"), [(14, 302), (15, 422)])
def test_it_works_for_a_quarter_of_an_hour(
    own: Client, client: Client, clock: MovedClock, minutes: int, status: int
) -> None:
    """Not a minute longer."""
    code = made(own)
    clock.ahead(minutes=minutes)
    assert client.post("/pair/", {"code": code}).status_code == status


def test_a_newer_code_replaces_the_older(own: Client, client: Client) -> None:
    """One at a time."""
    old, new = made(own), made(own)
    assert client.post("/pair/", {"code": old}).status_code == 422
    assert client.post("/pair/", {"code": new}).status_code == 302


def test_guessing_is_stopped(own: Client, client: Client, clock: MovedClock) -> None:
    """After ten tries from an address even the right code waits a quarter of an hour."""
    code = made(own)
    for _ in range(10):
        assert client.post("/pair/", {"code": "AAAA-AAAA"}).status_code == 422
    response = client.post("/pair/", {"code": code})
    assert response.status_code == 429
    assert "wait" in response.text
    assert client.post("/pair/", {"code": made(own)}, REMOTE_ADDR="10.0.0.2").status_code == 302
    clock.ahead(minutes=15)
    assert Client().post("/pair/", {"code": made(own)}).status_code == 302


def test_guessing_from_many_addresses_is_stopped(client: Client, db: None) -> None:
    """All tries together are counted, too."""
    for n in range(200):
        client.post("/pair/", {"code": "AAAA-AAAA"}, REMOTE_ADDR=f"10.0.{n % 100}.1")
    assert client.post("/pair/", {"code": "AAAA-AAAA"}, REMOTE_ADDR="10.1.0.1").status_code == 429


@pytest.mark.parametrize("code", ["", "A", "0000-0000", "x" * 10_000, "’; DROP TABLE", "\x00"])
def test_what_is_no_code_is_told_so(client: Client, db: None, code: str) -> None:
    """422, never a crash."""
    assert client.post("/pair/", {"code": code}).status_code == 422


def test_a_browser_with_a_key_is_asked_first(own: Client, stranger: Client, member: Member) -> None:
    """Its key would be replaced; the code is not spent by asking."""
    code = made(own)
    response = stranger.post("/pair/", {"code": code})
    assert response.status_code == 422
    assert "Tick the box" in response.text
    assert stranger.post("/pair/", {"code": code, "replace": "yes"}).status_code == 302
    assert member.devices.count() == 3


def test_letters_that_look_alike_are_never_used() -> None:
    """No I, L, O, 0, 1."""
    assert not set(pairing.ALPHABET) & set("ILO01")
    assert len(set(pairing.ALPHABET)) == 31


def test_other_methods(own: Client, client: Client) -> None:
    """405."""
    assert own.get("/data/pairing-code").status_code == 405
    assert client.delete("/pair/").status_code == 405


def test_a_forgotten_browser_is_out_at_once(own: Client, member: Member) -> None:
    """Its key opens nothing any more."""
    phone = client_of(member)
    device = member.devices.latest("pk")
    assert phone.get("/data/").status_code == 200
    assert own.post(f"/data/devices/{device.pk}/forget").headers["Location"] == "/data/"
    assert phone.get("/data/").status_code == 403


def test_forgetting_ones_own_browser_takes_its_key(own: Client, member: Member) -> None:
    """And leads to the start page."""
    device = member.devices.latest("pk")
    response = own.post(f"/data/devices/{device.pk}/forget")
    assert response.headers["Location"] == "/"
    assert response.cookies["spinewise"].value == ""


def test_the_last_browser_stays(own: Client, member: Member) -> None:
    """Or nobody could ever come back."""
    device = member.devices.latest("pk")
    member.devices.exclude(pk=device.pk).delete()
    response = own.post(f"/data/devices/{device.pk}/forget")
    assert response.status_code == 422
    assert "only browser" in response.text
    assert member.devices.count() == 1


def test_a_strangers_browser_is_404(own: Client, other: Member) -> None:
    """It stays."""
    device = other.devices.get()
    assert own.post(f"/data/devices/{device.pk}/forget").status_code == 404
    assert other.devices.count() == 1


def test_forgetting_takes_a_post(own: Client, member: Member) -> None:
    """405."""
    assert own.get(f"/data/devices/{member.devices.latest('pk').pk}/forget").status_code == 405
