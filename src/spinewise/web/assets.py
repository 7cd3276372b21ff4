"""Static files: hashed names, compressed copies, collected once for each content."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import brotli  # type: ignore[import-untyped]  # it has no types
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.core.files.storage import Storage

HASHED = re.compile(settings.WHITENOISE_IMMUTABLE_FILE_TEST)


BROTLI_QUALITY = 10  # of 11: the movements compress four times as fast, to 8 % more


class Quick(Compressor):  # type: ignore[misc]  # whitenoise has no types
    """Compresses a whole library of movements while somebody waits for the first start."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """Smaller than gzip, for every browser of today."""
        compressed: bytes = brotli.compress(data, quality=BROTLI_QUALITY)
        return compressed


class Hashed(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Names with a hash of the content."""

    def stored_name(self, name: str) -> str:
        """The hashed name; the plain one for a file that was never collected: a missing picture breaks no page."""
        found: str = self.hashed_files.get(self.hash_key(self.clean_name(name)), name)
        return found

    def create_compressor(self, **options: Any) -> Compressor:
        """Ours."""
        return Quick(**options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress only what is asked for: hashed names, and scripts, which import each other by their plain names."""
        asked_for = [path for path in paths if HASHED.search(path) or path.endswith(".js")]
        yield from super().compress_files(asked_for)


def collect(root: Path) -> None:
    """Fill the folder, unless it is there. It appears complete or not at all, even if two servers start together."""
    if root.exists():
        return
    root.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root.parent, prefix=f"{root.name}.") as made:
        fill(Path(made))
        try:
            Path(made).rename(root)
            Path(made).mkdir()
        except OSError:
            if not root.exists():  # else another server was faster, with the same content
                raise
    forget_others(root)


def fill(folder: Path) -> None:
    """Copy every source in, with a second copy under its hashed name, and each of them compressed."""
    storage = Hashed(location=folder)
    found: dict[str, tuple[Storage, str]] = {}
    for finder in get_finders():
        for path, source in finder.list(["*~", ".*"]):
            name = str(PurePosixPath(getattr(source, "prefix", None) or "", path))
            if name not in found:
                found[name] = (source, path)
                with source.open(path) as file:
                    storage.save(name, file)
    for _, _, wrong in storage.post_process(found):
        if isinstance(wrong, Exception):
            raise wrong


def forget_others(root: Path) -> None:
    """Keep only the newest few collections."""
    old = sorted(root.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-3]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
