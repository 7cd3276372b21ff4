"""Answers on their way: kept signed on the person's own device until the last screen, then recorded once."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core import signing

from spinewise.web import access

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from spinewise.web.forms.fields import Draft

KEPT_S = 2 * 24 * 3600  # a draft is dropped two days after its last answer [s]


@dataclass(slots=True)
class Drafted:
    """The answers so far of one flow, and the key under which they will be recorded once."""

    name: str
    salt: str  # names the flow and the person: nobody else's draft opens under it
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    given: Draft = field(default_factory=dict)

    def keep(self, response: HttpResponse, request: HttpRequest) -> None:
        """Put the draft on the person's device."""
        value = signing.dumps({"key": self.key, "given": self.given}, salt=self.salt, compress=True)
        response.set_cookie(
            cookie(self.name), value, max_age=KEPT_S, httponly=True, samesite="Lax", secure=request.is_secure()
        )

    def drop(self, response: HttpResponse) -> None:
        response.delete_cookie(cookie(self.name), samesite="Lax")


def draft_of(request: HttpRequest, name: str) -> Drafted:
    """The draft that the device brought along; a fresh one when there is none, or another's, or a forged one."""
    salt = f"{name}:{access.member_for(request).pk}"
    try:
        kept = signing.loads(request.COOKIES.get(cookie(name), ""), salt=salt, max_age=KEPT_S)
    except signing.BadSignature:
        return Drafted(name, salt)
    return Drafted(name, salt, kept["key"], kept["given"])


def drop_all(request: HttpRequest, response: HttpResponse) -> None:
    """Take every draft out of the browser, as when everything is deleted."""
    for name in request.COOKIES:
        if name.startswith(cookie("")):
            response.delete_cookie(name, samesite="Lax")


def cookie(name: str) -> str:
    return f"draft-{name}"
