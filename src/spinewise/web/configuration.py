"""What the server was told at start. Django's settings are computed from one of these objects."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything about this run that is not code.

    The plain `Configuration()` belongs to nobody: a database in memory, a secret made up on the spot.
    Tests and type checkers get that one; the server always passes its own.
    """

    database: Path | None = None
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(50))
    hosts: tuple[str, ...] = LOCAL_NAMES
    demo: bool = False
    static_root: Path | None = None  # collected, hashed and compressed; None serves the sources
    motion: Path | None = None  # prepared movements, where they could not be kept beside the sources
    log: str = ""  # "" for none, "plain" or "json": one line a request


_current = Configuration()


def current() -> Configuration:
    """The configuration of this process."""
    return _current


def use(configuration: Configuration) -> None:
    """Set the configuration; only before Django's settings are first read."""
    global _current
    _current = configuration
