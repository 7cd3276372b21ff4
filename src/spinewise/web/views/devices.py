"""The browsers that hold a key, and forgetting one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from spinewise.web import access, devices
from spinewise.web.views import data

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LAST_ONE = "This is the only browser with a key. Pair another one first, or delete everything below."


@require_POST
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """Its key stops working at once. The last one stays: without any, nobody could ever come back."""
    member = access.member_for(request)
    device = access.device_for(member, number)
    if member.devices.count() == 1:
        return data.show(request, member, problem=LAST_ONE, status=422)
    own = device == access.device_or_none(request)
    device.delete()
    response = redirect("home" if own else "data")
    if own:
        devices.forget(response)
    return response
