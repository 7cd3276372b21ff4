"""Every movement solved once for the standard body and kept as files; solved again only when something changed.

`python -m spinewise.movement.prepared FOLDER ID.VARIANT ...` is one worker: it solves what it is given.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import spinewise
from spinewise.anatomy import Body, Person
from spinewise.errors import SpinewiseError
from spinewise.mechanics.export import body_json
from spinewise.movement import library
from spinewise.movement.export import motion_json
from spinewise.movement.motion import motion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SOURCES = ("errors.py", "tables.py", "anatomy", "mechanics", "movement")
KINDS = {".py", ".csv", ".toml", ".json"}
STANDARD = Person()
WORKERS = 2
STAMP = "motions.json"


def ensure(folder: Path) -> Path:
    """The folder with body.json and <id>.<variant>.json of every movement, up to date.

    The stamp file is written last, so a build that was cut short is done again.

    Raises:
        SpinewiseError: a movement could not be solved; the message is the worker's.
    """
    wanted = fingerprint()
    if _is_ready(folder, wanted):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    jobs = tasks()
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(_run_worker, [folder] * WORKERS, [jobs[first::WORKERS] for first in range(WORKERS)]))
    _write(folder / "body.json", body_json(Body.for_person(STANDARD)))
    _write(folder / STAMP, {"fingerprint": wanted, "files": ["body.json", *(f"{job}.json" for job in jobs)]})
    return folder


def fingerprint() -> str:
    """One hash over every source and data file that the postures depend on."""
    root = Path(spinewise.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(_files(root)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def tasks() -> list[str]:
    """ "<id>.<variant>" of everything that is shown, the longest first, so that the workers end together."""
    shown = [(e.script.cycle_s, e.id, variant) for e in library.exercises().values() for variant in e.shown()]
    shown += [(s.script.cycle_s, s.id, "usual") for s in library.situations().values()]
    return [f"{name}.{variant}" for _, name, variant in sorted(shown, reverse=True)]


def write_motions(folder: Path, jobs: Iterable[str]) -> None:
    """Solve "<id>.<variant>" each and write its file."""
    body = Body.for_person(STANDARD)
    for job in jobs:
        name, _, variant = job.partition(".")
        movement = library.exercises().get(name) or library.situations()[name]
        _write(folder / f"{job}.json", motion_json(body, motion(body, movement, variant)))


def _run_worker(folder: Path, jobs: Sequence[str]) -> None:
    """A process of its own, which needs nothing of the caller's to be importable."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "spinewise.movement.prepared", str(folder), *jobs],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SpinewiseError(f"preparing the movements failed: {done.stderr.strip()[-2000:]}")


def _files(root: Path) -> Iterable[Path]:
    for source in SOURCES:
        place = root / source
        yield from ([place] if place.is_file() else (p for p in place.rglob("*") if p.suffix in KINDS))


def _is_ready(folder: Path, wanted: str) -> bool:
    stamp = folder / STAMP
    if not stamp.is_file():
        return False
    try:
        known = json.loads(stamp.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return bool(known.get("fingerprint") == wanted) and all((folder / name).is_file() for name in known["files"])


def _write(path: Path, document: object) -> None:
    """All or nothing: a reader never sees half a file."""
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(document, separators=(",", ":")), encoding="utf-8")
    part.replace(path)


if __name__ == "__main__":
    write_motions(Path(sys.argv[1]), sys.argv[2:])
