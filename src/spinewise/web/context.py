"""What every template can use."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from spinewise import __version__
from spinewise.web import access, configuration

if TYPE_CHECKING:
    from django.http import HttpRequest


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """`member` (or None), `demo`, `form_key` (put it in each form as a hidden field `key`), `version`.

    `stale_key` is true when the browser holds a key that opens nothing here.
    """
    return {
        "member": access.member_or_none(request),
        "stale_key": access.stale_key(request),
        "demo": configuration.current().demo,
        "form_key": uuid.uuid4().hex,
        "version": __version__,
    }
