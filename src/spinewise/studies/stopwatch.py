"""CPU time of a piece of work: the middle of several runs, so that a busy machine does not decide."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds(work: Callable[[], object], runs: int = 20, warm_up: int = 2) -> float:
    """Median CPU seconds of one call."""
    for _ in range(warm_up):
        work()
    return median(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
