"""The pages that anybody may read: they open, say what they must, and take nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.care import method
from spinewise.movement import library
from spinewise.web.templatetags import pages

if TYPE_CHECKING:
    from django.test import Client

OPEN = ("/", "/method/", "/about/", "/privacy/", "/exercises/", "/exercises/cat-cow/", "/walking/", "/wrong/")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, "hours a day", "1 hour a day"),
        (1.5, "hours a day", "1.5 hours a day"),
        (0, "minutes of 10", "0 minutes of 10"),
    ],
)
def test_one_hour_is_no_hours(value: float, unit: str, said: str) -> None:
    """A number is told with its unit as people say it."""
    assert pages.counted(value, unit) == said


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN)
def test_it_opens_for_nobody(client: Client, address: str) -> None:
    """No key is needed, and each page has one heading of the first rank and a title of its own."""
    page = client.get(address).content.decode()
    assert page.count("<h1") == 1
    assert "<title>" in page
    assert 'id="main"' in page


@pytest.mark.parametrize("address", OPEN)
def test_it_opens_for_a_member(own: Client, address: str) -> None:
    """A key changes the navigation and nothing else."""
    page = own.get(address)
    assert page.status_code == 200
    assert 'href="/data/"' in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN)
def test_it_takes_no_posts(client: Client, address: str) -> None:
    """Reading only."""
    assert client.post(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN)
def test_help_stands_at_the_same_place(client: Client, address: str) -> None:
    """The last link of the header leads to help, on every page."""
    header = client.get(address).content.decode().split("</header>")[0]
    assert header.rstrip().endswith('href="/wrong/">Something feels wrong?</a>')


@pytest.mark.django_db
def test_the_method_shows_every_claim_with_its_badges(client: Client) -> None:
    """C1 to C19 in order, each part with its own badge."""
    page = client.get("/method/").content.decode()
    places = [page.index(f'id="{claim.id}"') for claim in method.claims()]
    assert places == sorted(places)
    assert page.count('class="badge"') == 4 + sum(len(claim.badges) + len(claim.evidence) for claim in method.claims())


@pytest.mark.django_db
def test_every_exercise_has_a_page(client: Client) -> None:
    """And the list leads to each."""
    listed = client.get("/exercises/").content.decode()
    for name in library.exercises():
        assert f'href="/exercises/{name}/"' in listed
        assert client.get(f"/exercises/{name}/").status_code == 200


@pytest.mark.django_db
def test_an_unknown_exercise_is_not_found(client: Client) -> None:
    """404 with a page of ours."""
    answer = client.get("/exercises/handstand/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


@pytest.mark.django_db
def test_a_walk_of_no_listed_length_falls_back(client: Client) -> None:
    """Whatever is typed into the address, a plan comes out."""
    assert client.get("/walking/?easy=-3").context["easy"] == 10
    assert client.get("/walking/?easy=20").context["weeks"][0].minutes == 20


@pytest.mark.django_db
def test_no_page_carries_inline_script_or_style(client: Client) -> None:
    """The policy of the headers would block it."""
    for address in OPEN:
        page = client.get(address).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert "<script>" not in page
