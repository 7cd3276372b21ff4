"""Which model and which parameters an answer came from."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import spinewise

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "3"  # goes up when an equation changes
ROOMS = ("anatomy", "mechanics", "nervous")
CONSTANT = re.compile(r"^([A-Z][A-Z0-9_]*)\b[^=\n]*=\s*([^#\n]*?)\s*(?:#.*)?$", re.MULTILINE)  # NAME = figure  # why


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Package, model, and a fingerprint of every figure the model stands on (12 hexadecimal digits of its SHA-256).

    In it: the tables of `ROOMS`, and the constants named in capitals in their code, on one line each. Comments and the
    way code is written are not.
    """
    digest = hashlib.sha256()
    for text in _figures():
        digest.update(text.encode())
    return {"spinewise": spinewise.__version__, "model": MODEL, "parameters": digest.hexdigest()[:12]}


def _figures() -> Iterator[str]:
    package = Path(__file__).parent.parent
    for room in ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.suffix in (".csv", ".toml"):
                yield f"{path.name}\n{path.read_text(encoding='utf-8')}"
            elif path.suffix == ".py":
                found = CONSTANT.findall(path.read_text(encoding="utf-8"))
                yield "".join(f"{path.stem}.{name}={figure}\n" for name, figure in found)
