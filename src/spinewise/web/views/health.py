"""Whether the server lives, and whether it can do its work. For whoever watches over it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.http import require_safe

from spinewise.web import configuration, database, folders

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """It answers."""
    return JsonResponse({"live": True})


@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """It can read its database, the schema is current, and there is room on the disk."""
    found = {"database": _database(), "migrations": _migrations(), "disk": _disk()}
    return JsonResponse({"ready": all(found.values()), **found}, status=200 if all(found.values()) else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM web_member")
    except DatabaseError:
        return False
    return True


def _migrations() -> bool:
    try:
        return not database.pending()
    except DatabaseError:
        return False


def _disk() -> bool:
    path = configuration.current().database
    return path is None or shutil.disk_usage(path.parent).free >= folders.NEEDED_MB * 1_000_000
