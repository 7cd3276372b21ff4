"""The folder that holds everybody's data: found, checked, and made ready, or refused in one line."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import tempfile
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_data_path

from spinewise.errors import SpinewiseError

if TYPE_CHECKING:
    from pathlib import Path

NEEDED_MB = 50  # [MB] below this a server would soon stop in the middle of somebody's class
DATABASE = "spinewise.sqlite3"
KEY_FILE = "secret.key"
DEMO_MARK = "made-up-demo-data"
WAY_OF_COLLECTING = "3"  # raise it when assets.py collects in another way


class NoFolder(SpinewiseError):
    """The folder cannot be used; the message says why."""


def data_folder(wanted: Path | None) -> Path:
    """The folder for real data, made if only its last part is missing.

    Raises:
        NoFolder: its parent is missing, it is no folder, it cannot be written to, the disk is full, or it is a demo's.
    """
    folder = wanted.absolute() if wanted else user_data_path("spinewise")
    if wanted is None:
        _make_parents(folder)
    _make(folder)
    if (folder / DEMO_MARK).exists():
        raise NoFolder(f"{folder} holds a demo; choose another folder, or add --demo")
    return folder


def demo_folder(wanted: Path) -> Path:
    """The wanted folder for a demo, emptied of the demo that was in it before.

    Raises:
        NoFolder: it cannot be used, or holds something that is not a demo's.
    """
    folder = wanted.absolute()
    _make(folder)
    if (folder / DEMO_MARK).exists():
        for path in folder.glob(f"{DATABASE}*"):
            path.unlink()
    elif any(folder.iterdir()):
        raise NoFolder(f"{folder} is not empty; the demo never touches a folder that may hold real data")
    (folder / DEMO_MARK).touch()
    return folder


def cache_folder(data: Path) -> Path:
    """Where files live that can be made again: the user's cache, or beside the data where there is none."""
    try:
        folder = user_cache_path("spinewise")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return data / "cache"


def collected(cache: Path, *sources: Path) -> Path:
    """The folder for the collected static files of this very content: another content gets another folder."""
    digest = hashlib.sha256(WAY_OF_COLLECTING.encode())
    for source in sources:
        for path in sorted(source.rglob("*")):
            if path.is_file():
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                digest.update(f"{path.relative_to(source).as_posix()} {content}\n".encode())
    return cache / "static" / digest.hexdigest()[:16]


def secret_key(folder: Path) -> str:
    """The server's own secret, made at the first start. Only its owner may read the file."""
    path = folder / KEY_FILE
    if not path.exists():
        made = folder / f"{KEY_FILE}.{secrets.token_hex(4)}"
        with open(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:  # noqa: PTH123
            file.write(secrets.token_urlsafe(50))
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
    secret = path.read_text().strip()
    if len(secret) < 32:
        raise NoFolder(f"{path} holds no usable secret; delete it and a new one is made")
    return secret


def _make_parents(folder: Path) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise NoFolder(f"{folder.parent} cannot be made: {wrong.strerror}; choose a folder with --data") from wrong


def _make(folder: Path) -> None:
    try:
        if folder.exists() and not folder.is_dir():
            raise NoFolder(f"{folder} is a file; --data needs a folder")
        if not folder.parent.is_dir():
            raise NoFolder(f"{folder.parent} does not exist; make it first, or choose another --data")
        folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free // 1_000_000
    except OSError as wrong:
        raise NoFolder(f"{folder} cannot be written to: {wrong.strerror}") from wrong
    if free < NEEDED_MB:
        raise NoFolder(f"{folder} has {free} MB of free space; {NEEDED_MB} MB are needed")
