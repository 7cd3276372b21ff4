"""Which browser belongs to whom: new members, further devices, forgetting one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from spinewise.web import clock, limits
from spinewise.web.access import asked_for_device, cookie_name
from spinewise.web.keys import hash_of, key_from, new_key
from spinewise.web.models import Device, Member

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

LASTS = timedelta(days=400)  # the longest that browsers keep a cookie


def enrol(request: HttpRequest, form_key: str = "") -> tuple[Member, str]:
    """A new member with this browser as first device; the same form posted twice gives the same member.

    Returns:
        The member, and the key to hand to `remember`.

    Raises:
        limits.TooMany: too many new members from one address.
    """
    form_secret = request.META.get("CSRF_COOKIE")
    key = key_from(form_key, str(form_secret)) if form_key and form_secret else new_key()
    with transaction.atomic():
        device = Device.objects.select_related("member").filter(key_hash=hash_of(key)).first()
        if device:
            return device.member, key
        limits.MEMBERS.count(str(request.META.get("REMOTE_ADDR")))
        member = Member.objects.create(created_at=clock.now())
        _add(member, key)
    return member, key


def add_device(member: Member) -> str:
    """One more browser for a member; returns its key."""
    key = new_key()
    _add(member, key)
    return key


def remember(request: HttpRequest, response: HttpResponse, key: str) -> None:
    """Hand the key to the browser."""
    response.set_cookie(
        cookie_name(),
        key,
        max_age=LASTS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


class StayKnown:
    """Gives a key that was used another 400 days: whoever comes back now and then never loses theirs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; with the key it came with, unless the view has set or taken one."""
        response = self.get_response(request)
        key = request.COOKIES.get(cookie_name())
        if key and asked_for_device(request) and cookie_name() not in response.cookies:
            remember(request, response, key)
        return response


def forget(response: HttpResponse) -> None:
    """Take the key out of the browser."""
    response.delete_cookie(cookie_name(), samesite="Lax")


def _add(member: Member, key: str) -> Device:
    return Device.objects.create(member=member, key_hash=hash_of(key), created_at=clock.now())
