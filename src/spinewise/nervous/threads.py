"""One thread for small matrices: several only wait for each other, seen 30 times slower."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def one_thread() -> AbstractContextManager[object]:
    """While it lasts, linear algebra keeps to one thread; what was set before comes back."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1)
    return limit


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    return ThreadpoolController()  # looking for the libraries takes a millisecond, limiting them does not
