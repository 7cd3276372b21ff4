"""How evenly joints share: motion, and load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array


def evenness(amounts: Array, serves: NDArray[np.bool_] | None = None) -> float:
    """(sum u)^2 / (n sum u^2) over the joints that can serve (derivations, eq. 126).

    1 when all do alike, 1/n when one does everything: the share of the joints that would have to work, all alike, to
    be as uneven (Simpson's count of equal parts).

    Args:
        amounts: what each joint does, 0 or more. Shape (n,)
        serves: which joints can serve the task at all; all if not said. Shape (n,)

    Returns:
        1/n to 1; nan if nothing is done or no joint can serve.
    """
    kept = amounts if serves is None else amounts[serves]
    total = float(np.sum(kept))
    return total**2 / (len(kept) * float(np.sum(kept**2))) if total > 0.0 else float("nan")


def used_share(q: Array, lower: Array, upper: Array) -> Array:
    """How far each coordinate has gone from neutral, as a share of its range on that side; beyond it, above 1.

    A coordinate without range on that side counts 0: it cannot serve. Shape (n,).
    """
    room = np.where(q >= 0.0, upper, -lower)
    return np.asarray(np.where(room > 0.0, np.abs(q) / np.where(room > 0.0, room, 1.0), 0.0))


def joint_use(shares: Array) -> Array:
    """Used share of a joint: root of the sum of squares over its three directions. (3 n,) -> (n,)."""
    return np.asarray(np.linalg.norm(shares.reshape(-1, 3), axis=1))
