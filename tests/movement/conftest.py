"""One standard body for all tests of movements."""

from __future__ import annotations

import pytest

from spinewise.anatomy import Body, Person


@pytest.fixture(scope="session")
def body() -> Body:
    return Body.for_person(Person())
