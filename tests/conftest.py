"""Settings for every test, and the movements as they are shown."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from spinewise import web
from spinewise.movement import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator

MOTION = Path(web.__file__).parent / "static" / "built" / "motion"

# A busy machine must not fail a property; a failing case must come back the same on the next run.
settings.register_profile(
    "project", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("project")


@pytest.fixture(scope="session")
def motions() -> Path:
    """The folder of the prepared movements, up to date; bin/test has seen to it before the tests."""
    with one_at_a_time():
        return prepared.ensure(MOTION)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Several workers that find the folder out of date do not write into it together."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    kept = Path(__file__).parent.parent / ".pytest_cache"
    kept.mkdir(exist_ok=True)
    with (kept / "motions.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
