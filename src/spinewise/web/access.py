"""The one door: who is asking, and what of theirs they may see. Nothing else looks a member's things up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404

from spinewise.care.journey import Happened, Journey, journey
from spinewise.errors import SpinewiseError
from spinewise.web import clock, configuration
from spinewise.web.keys import hash_of
from spinewise.web.models import Device, Event, Member

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

KEY_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


class Nobody(SpinewiseError):
    """The page belongs to a member and the browser holds no key to one."""


class NotNow(SpinewiseError):
    """The page is not open to this member at this point; `to` names the page that is."""

    def __init__(self, to: str) -> None:
        self.to = to
        super().__init__(f"go to {to} first")


@dataclass(frozen=True, slots=True)
class Here:
    """Who asks, what happened to them, what time it is, and where on their way they are."""

    member: Member
    events: list[Happened]
    now: datetime
    journey: Journey


def cookie_name() -> str:
    """A demo has a cookie of its own, so that looking at one never costs anybody their key."""
    return "spinewise_demo" if configuration.current().demo else "spinewise"


def device_or_none(request: HttpRequest) -> Device | None:
    """The device whose key the browser sent; None for no key, a garbled one, or one that opens nothing."""
    if not hasattr(request, "_spinewise_device"):
        key = request.COOKIES.get(cookie_name(), "")
        device = None
        if KEY_SHAPE.fullmatch(key):
            device = Device.objects.select_related("member").filter(key_hash=hash_of(key)).first()
        request._spinewise_device = device  # type: ignore[attr-defined]  # one look-up a request
    found: Device | None = request._spinewise_device  # type: ignore[attr-defined]
    return found


def asked_for_device(request: HttpRequest) -> bool:
    """Whether anything in this request looked for its device, and found one."""
    return getattr(request, "_spinewise_device", None) is not None


def member_or_none(request: HttpRequest) -> Member | None:
    """The member this browser belongs to, if any. For pages that are open to everybody."""
    device = device_or_none(request)
    return device.member if device else None


def stale_key(request: HttpRequest) -> bool:
    """Whether the browser sent a key that opens nothing here."""
    return bool(request.COOKIES.get(cookie_name())) and device_or_none(request) is None


def member_for(request: HttpRequest) -> Member:
    """The member this browser belongs to.

    Raises:
        Nobody: answered with the start page, or with 403 for anything but a plain visit.
    """
    member = member_or_none(request)
    if member is None:
        raise Nobody("this page belongs to somebody; this browser holds no key")
    return member


def events_of(member: Member) -> list[Happened]:
    """Everything that happened to them, in order."""
    rows = Event.objects.filter(member=member).values_list("kind", "at", "payload", "id")
    return [Happened(kind, at, payload, number) for kind, at, payload, number in rows]


def here(request: HttpRequest) -> Here:
    """Who asks and where they are.

    Raises:
        Nobody: no member.
    """
    member = member_for(request)
    events, now = events_of(member), clock.now()
    return Here(member, events, now, journey(events, now))


def here_past(request: HttpRequest, *phases: str) -> Here:
    """The same, for pages that make no sense in some phases.

    Raises:
        Nobody: no member.
        NotNow: the member is in one of `phases`; answered by a redirect to what comes next.
    """
    found = here(request)
    if found.journey.phase in phases:
        raise NotNow(found.journey.next_url)
    return found


def class_for(member: Member, class_id: str) -> Happened:
    """The composed class of that id, if it is this member's.

    Raises:
        Http404: no such class, or somebody else's.
    """
    rows = Event.objects.filter(member=member, kind="class_composed", payload__id=class_id)
    row = rows.first()
    if row is None:
        raise Http404
    return Happened(row.kind, row.at, row.payload, row.pk)


def device_for(member: Member, number: int) -> Device:
    """One of the member's own devices.

    Raises:
        Http404: no such device, or somebody else's.
    """
    return get_object_or_404(Device, member=member, pk=number)
