"""The database file: brought up to date at start, with a copy kept of what it was before."""

from __future__ import annotations

import contextlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from spinewise.errors import SpinewiseError
from spinewise.web import clock

if TYPE_CHECKING:
    from pathlib import Path


class BadDatabase(SpinewiseError):
    """The file cannot be used; the message says why."""


def prepare(path: Path) -> Path | None:
    """Apply what is missing of the schema; returns the copy made before, if there was something to copy.

    Raises:
        BadDatabase: not a database, made by a newer Spinewise, or not writable.
    """
    try:
        executor = MigrationExecutor(connection)
        known = set(executor.loader.graph.nodes)
        applied = executor.loader.applied_migrations
        if ahead := sorted(name for app, name in set(applied) - known if app == "web"):
            raise BadDatabase(f"{path} was written by a newer Spinewise ({ahead[-1]}); use that one")
        if not pending():
            return None
        copy = backup(path) if applied else None
        call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, OSError) as wrong:
        raise BadDatabase(f"{path} cannot be used: {wrong}") from wrong
    return copy


def pending() -> bool:
    """Whether the schema still has to be brought up to date."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def empty_log() -> None:
    """Fold the write-ahead log into the database, so that what was deleted is not left in it either."""
    with contextlib.suppress(DatabaseError), connection.cursor() as cursor:  # busy: the next check point does it
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def backup(path: Path) -> Path:
    """A complete copy beside the database, named after the moment it was made."""
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{path.stem}-{stamp}.sqlite3"
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    copy.chmod(0o600)
    return copy
