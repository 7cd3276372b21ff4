"""Everything about a member as one JSON document, and back. `docs/export-format.md` describes it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from spinewise import __version__
from spinewise.errors import BadValue
from spinewise.web import clock, kinds
from spinewise.web.models import Event
from spinewise.web.record import LONGEST_KEY

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from spinewise.web.models import Member

FORMAT: Final = "spinewise-export"
VERSION: Final = 1
MOST: Final = 50_000  # events; about ten years of daily use
REFERENCE: Final = {"screen_seen": "screen"}  # fields that point at another event by its number
AHEAD: Final = timedelta(days=1)  # another machine's clock may be wrong by so much


class NotEmpty(BadValue):
    """Only somebody who has answered nothing yet can take a document in: two pasts cannot be mixed."""

    def __init__(self) -> None:
        super().__init__(
            "import", "...", "this browser's member already has answers; delete them first, or use another browser"
        )


def export(member: Member) -> dict[str, Any]:
    """The whole document. Events are numbered from 1 in their order; the numbers of our own rows stay here."""
    rows = list(member.events.all())
    numbers = {row.pk: number for number, row in enumerate(rows, 1)}
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_by": f"Spinewise {__version__}",
        "made_at": clock.now().isoformat(),
        "member_since": member.created_at.astimezone(UTC).isoformat(),
        "events": [
            {
                "number": numbers[row.pk],
                "kind": row.kind,
                "at": row.at.astimezone(UTC).isoformat(),
                "key": row.key,
                "payload": _pointing(row.kind, row.payload, numbers),
            }
            for row in rows
        ],
    }


def take_in(member: Member, document: Any) -> int:
    """Write every event of a document down for a member who has none but their consent; all or nothing.

    Returns:
        How many events came in.

    Raises:
        BadValue: not such a document, or an event in it is not readable; the message says which.
        NotEmpty: the member has answers already.
    """
    rows = read(document)
    with transaction.atomic():
        if member.events.exclude(kind="consent").exists():
            raise NotEmpty
        taken = set(member.events.values_list("key", flat=True))
        ids: dict[int, int] = {}
        for row in rows:
            payload = _pointing(row["kind"], row["payload"], ids)
            made = Event.objects.create(
                member=member, kind=row["kind"], at=row["at"], key=_free(row["key"], taken), payload=payload
            )
            ids[row["number"]] = made.pk
    return len(rows)


def read(document: Any) -> list[dict[str, Any]]:
    """The events of a document, each checked.

    Raises:
        BadValue: with the number of the event that is not readable.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadValue("file", "...", f'this is no Spinewise export: it lacks "format": "{FORMAT}"')
    if document.get("version") != VERSION:
        raise BadValue("version", document.get("version"), f"this Spinewise reads version {VERSION}")
    rows = document.get("events")
    if not isinstance(rows, list) or len(rows) > MOST:
        raise BadValue("events", type(rows).__name__, f"a list of at most {MOST} events")
    found = [_event(place, row) for place, row in enumerate(rows, 1)]
    if len({row["number"] for row in found}) < len(found) or len({row["key"] for row in found}) < len(found):
        raise BadValue("events", len(found), "each event has a number and a key of its own")
    return found


def _event(place: int, row: Any) -> dict[str, Any]:
    try:
        at = datetime.fromisoformat(row["at"])
        if at.tzinfo is None or at > clock.now() + AHEAD:
            raise BadValue("at", row["at"], "a moment in the past, with its time zone")  # noqa: TRY301
        if not isinstance(row["key"], str) or not 1 <= len(row["key"]) <= LONGEST_KEY:
            raise BadValue("key", row["key"], f"1 to {LONGEST_KEY} characters")  # noqa: TRY301
        kinds.check(row["kind"], row["payload"])
        return {**row, "at": at, "number": int(row["number"])}
    except BadValue as wrong:
        raise BadValue(f"event {place}, {wrong.name}", wrong.value, wrong.rule) from wrong
    except (KeyError, TypeError, ValueError) as wrong:
        rule = f"needs number, kind, at, key and payload ({type(wrong).__name__} {wrong})"
        raise BadValue(f"event {place}", "...", rule) from wrong


def _pointing(kind: str, payload: Mapping[str, Any], numbers: Mapping[int, int]) -> dict[str, Any]:
    """The payload with its reference to another event renumbered; 0 where that event is not among them."""
    field = REFERENCE.get(kind)
    return {**payload, field: numbers.get(payload[field], 0)} if field else dict(payload)


def _free(key: str, taken: Container[str]) -> str:
    """The key, or another one where this browser's own consent has the same."""
    return key if key not in taken else f"import-{uuid.uuid4().hex}"
