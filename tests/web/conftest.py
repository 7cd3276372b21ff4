"""Members, strangers, and a clock that tests move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from spinewise.web import clock as the_clock
from spinewise.web import devices, limits
from spinewise.web.models import Device, Event, Member
from spinewise.web.record import record
from tests.web import rows
from tests.web.clocks import MovedClock

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday

Happen = Callable[..., Event]


@pytest.fixture(autouse=True)
def clock() -> Iterator[MovedClock]:
    """The one clock, standing on a Monday morning."""
    moved = MovedClock(MORNING)
    before = the_clock.use(moved)
    yield moved
    the_clock.use(before)


@pytest.fixture(autouse=True)
def _uncounted() -> None:
    """No test is told to wait because of the tests before it."""
    limits.MEMBERS.forget()
    limits.PAIRING.forget()
    limits.PAIRING_ALL.forget()


def client_of(member: Member) -> Client:
    """A browser that holds a key to this member."""
    client = Client()
    client.cookies["spinewise"] = devices.add_device(member)
    return client


@pytest.fixture
def member(db: None) -> Member:
    """Somebody who has just agreed."""
    return consented()


@pytest.fixture
def other(db: None) -> Member:
    """Somebody else."""
    return consented()


@pytest.fixture
def own(member: Member) -> Client:
    """The member's browser."""
    return client_of(member)


@pytest.fixture
def stranger(other: Member) -> Client:
    """Somebody else's browser."""
    return client_of(other)


@pytest.fixture
def happened(clock: MovedClock) -> Happen:
    """Writes down that something happened: happened(member, "diary", pain=3)."""

    def happen(whose: Member, kind: str, at: datetime | None = None, **changes: Any) -> Event:
        moment = at or clock.now()
        payload = rows.payload(kind, moment, **changes)
        return record(whose, kind, payload, f"{kind}-{whose.events.count()}", moment)

    return happen


@pytest.fixture
def ready(member: Member, happened: Happen) -> Member:
    """A member who may begin the classes today."""
    for kind in ("screen", "check_in", "plan", "start"):
        happened(member, kind)
    return member


def consented() -> Member:
    """A member with one device and a consent."""
    member = Member.objects.create(created_at=the_clock.now())
    record(member, "consent", rows.payload("consent", the_clock.now()), "consent")
    Device.objects.create(member=member, key_hash=f"none-{member.pk}", created_at=the_clock.now())
    return member
