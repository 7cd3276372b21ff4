"""Writing down: once for each key, readable or not at all, from several threads, and through kill -9."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction

from spinewise.care.readable import READERS
from spinewise.errors import BadValue, UnknownName
from spinewise.web.models import Event, Member
from spinewise.web.record import KeyTaken, record
from tests.web import rows
from tests.web.conftest import MORNING, consented

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", READERS)
def test_each_kind_of_event_is_kept_as_it_was_said(member: Member, kind: str) -> None:
    """What comes back is what went in."""
    said = rows.payload(kind, MORNING)
    kept = record(member, kind, said, "k")
    kept.refresh_from_db()
    assert (kept.kind, kept.payload, kept.at, kept.key) == (kind, json.loads(json.dumps(said)), MORNING, "k")


def test_the_same_key_with_the_same_content_lands_once(member: Member) -> None:
    """A repeated post gives back the row of the first."""
    first = record(member, "diary", rows.payload("diary", MORNING), "k")
    assert record(member, "diary", rows.payload("diary", MORNING), "k") == first
    assert member.events.filter(kind="diary").count() == 1


@pytest.mark.parametrize(("kind", "changes"), [("diary", {"pain": 9}), ("start", {})])
def test_the_same_key_with_another_content_is_refused(member: Member, kind: str, changes: dict[str, object]) -> None:
    """And the first row stays as it was."""
    first = record(member, "diary", rows.payload("diary", MORNING), "k")
    with pytest.raises(KeyTaken, match="key"):
        record(member, kind, rows.payload(kind, MORNING, **changes), "k")
    first.refresh_from_db()
    assert first.payload["pain"] == 4


def test_two_members_may_use_the_same_key(member: Member, other: Member) -> None:
    """Keys are a member's own."""
    assert record(member, "start", {"choice": "now"}, "k") != record(other, "start", {"choice": "now"}, "k")


@pytest.mark.parametrize("key", ["", "k" * 65])
def test_a_key_has_1_to_64_characters(member: Member, key: str) -> None:
    """Others are refused with the rule."""
    with pytest.raises(BadValue, match="1 to 64"):
        record(member, "start", {"choice": "now"}, key)


def test_an_unknown_kind_is_refused_with_the_choices(member: Member) -> None:
    """The message lists what there is."""
    with pytest.raises(UnknownName, match="class_event"):
        record(member, "gossip", {}, "k")


WRONG = [
    ("consent", {"adult": False}),
    ("consent", {"zone": 5}),
    ("screen", {"tier": "T9"}),
    ("screen", {"allowed": "everything"}),
    ("screen_seen", {"screen": "7"}),
    ("clearance", {"until": "soon"}),
    ("check_in", {"answers": {}}),
    ("check_in", {"answers": 3}),
    ("movement_check", {"occasion": "later"}),
    ("plan", {"programme": "yoga"}),
    ("plan", {"schedule": None}),
    ("start", {"choice": "later"}),
    ("class_composed", {"steps": []}),
    ("class_composed", {"format": 2}),
    ("class_event", {"action": "danced"}),
    ("class_event", {"at_s": -1}),
    ("class_event", {"at_s": "12"}),
    ("class_event", {"step": True}),
    ("hurts", {"at_s": 1201}),
    ("class_rating", {"pain_after": 11}),
    ("class_rating", {"effort": "heroic"}),
    ("diary", {"pain": 11}),
    ("diary", {"pain": None}),
    ("diary", {"date": "yesterday"}),
    ("weekly", {"day": -1}),
    ("weekly", {"peg": 12}),
    ("weekly", {"activities": [["walking", 12]]}),
    ("weekly", {"gpe": 6}),
    ("verdict", {"inputs": {}}),
    ("diary", {"pain": float("nan")}),
    ("start", {"choice": "now", "note": "x" * 300_000}),
    ("start", {"choice": "now", "when": MORNING}),
]


@pytest.mark.parametrize(("kind", "changes"), WRONG, ids=str)
def test_what_the_rules_could_not_read_is_not_kept(member: Member, kind: str, changes: dict[str, object]) -> None:
    """No later page stumbles over a row."""
    with pytest.raises(BadValue):
        record(member, kind, rows.payload(kind, MORNING, **changes), "k")
    assert not member.events.filter(key="k").exists()


def test_the_database_itself_refuses_an_unknown_kind(member: Member) -> None:
    """Even code that goes round the door."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(member=member, kind="gossip", at=MORNING, key="k", payload={})


@pytest.mark.django_db(transaction=True)
def test_the_same_post_from_many_threads_lands_once() -> None:
    """Eight at the same moment: one row, eight same answers."""
    member = consented()
    found: list[int] = []
    together = threading.Barrier(8)

    def post() -> None:
        together.wait()
        found.append(record(member, "diary", rows.payload("diary", MORNING), "k").pk)
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.django_db(transaction=True)
def test_many_writers_all_get_through() -> None:
    """Four threads, twenty-five events each, none lost and none refused."""
    member = consented()

    def post(name: int) -> None:
        for n in range(25):
            record(member, "diary", rows.payload("diary", MORNING), f"{name}-{n}")
        connection.close()

    threads = [threading.Thread(target=post, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert member.events.filter(kind="diary").count() == 100


WRITER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from spinewise.web import configuration
configuration.use(configuration.Configuration(database=Path(sys.argv[1])))
os.environ["DJANGO_SETTINGS_MODULE"] = "spinewise.web.settings"
import django
django.setup()
from spinewise.web import database
from spinewise.web.models import Member
from spinewise.web.record import record
database.prepare(Path(sys.argv[1]))
member = Member.objects.create(created_at=datetime.now(UTC))
n = 0
while True:
    record(member, "start", {"choice": "now"}, f"k{n}")
    os.write(1, b"%d\\n" % n)
    n += 1
"""


@pytest.mark.slow
@pytest.mark.parametrize("after", [5, 60])
def test_kill_9_loses_nothing_that_was_acknowledged(tmp_path: Path, after: int) -> None:
    """Every event that was answered is there when the database is opened again, and the file is whole."""
    path = tmp_path / "spinewise.sqlite3"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    said = [int(writer.stdout.readline()) for _ in range(after)]
    os.kill(writer.pid, signal.SIGKILL)
    said += [int(line) for line in writer.stdout.read().split()]
    writer.wait()
    writer.stdout.close()
    with closing(sqlite3.connect(path)) as opened:
        keys = {key for (key,) in opened.execute("SELECT key FROM web_event")}
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert {f"k{n}" for n in said} <= keys
    assert len(keys) <= len(said) + 1


@pytest.mark.django_db
def test_the_database_is_set_to_lose_nothing() -> None:
    """Write-ahead log, full synchronisation, foreign keys, patience."""
    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
        }
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20000, "secure_delete": 1}
    assert found == expected
