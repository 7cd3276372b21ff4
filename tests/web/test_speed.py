"""No page keeps a person waiting. Processor time is measured, so that a busy machine does not decide."""

from __future__ import annotations

import gc
from time import process_time
from typing import TYPE_CHECKING

import pytest

from spinewise.web import demo, server
from tests.web.conftest import client_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PATHS = (
    *("/", "/method/", "/exercises/", "/exercises/cat-cow/", "/today/", "/plan/", "/diary/", "/verdict/", "/data/"),
    *("/safety/result/", "/check-in/summary/", "/movement-check/result/", "/before-class/", "/weekly/"),
)
LONGEST = 0.100  # [s], 95 of 100 requests of one person, three weeks of rows in the database
REQUESTS = 20
TRIES = 3  # a neighbour on the machine slows one round down, a slow page is slow in all of them


@pytest.fixture
def settled_client() -> Iterator[Client]:
    """A browser of the made-up member, at a server that has settled as the real one does before it listens."""
    client = client_of(demo.build())
    server.settle()
    yield client
    gc.unfreeze()


@pytest.mark.parametrize("path", PATHS)
def test_every_page_answers_within_a_tenth_of_a_second(settled_client: Client, path: str) -> None:
    """19 of 20 requests do, after a first one that loads templates."""
    timed(settled_client, path)
    rounds = (sorted(timed(settled_client, path) for _ in range(REQUESTS))[-2] for _ in range(TRIES))
    assert any(slowest_but_one <= LONGEST for slowest_but_one in rounds)


def timed(client: Client, path: str) -> float:
    start = process_time()
    answer = client.get(path)
    taken = process_time() - start
    assert answer.status_code in (200, 302)
    return taken
