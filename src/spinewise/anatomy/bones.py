"""Bony points: the shape of each vertebra, and single points of pelvis, sacrum and skull."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows

if TYPE_CHECKING:
    from spinewise.anatomy.body import Array
    from spinewise.anatomy.draft import Draft
    from spinewise.anatomy.sizes import Sizes


def add_bones(draft: Draft, sizes: Sizes) -> None:
    """Put every bony point on its segment."""
    for row in rows.read("vertebra_shapes"):
        for name, at in _vertebra(row).items():
            draft.parts[row["level"]].landmarks[name] = at * sizes.trunk
    for row in rows.read("landmarks"):
        _point(draft, sizes, row)


def _vertebra(row: rows.Row) -> dict[str, Array]:
    def of(column: str) -> float:
        return rows.figure("vertebra_shapes", row, f"{column}_mm") / 1000.0

    back, low = of("back"), of("low")
    top_back = back - (of("depth_top") - of("depth_bottom")) / 2.0
    points = {
        "body_posterior_inferior": np.array([back, low, 0.0]),
        "body_anterior_inferior": np.array([back + of("depth_bottom"), low, 0.0]),
        "body_posterior_superior": np.array([top_back, low + of("height_back"), 0.0]),
        "body_anterior_superior": np.array([top_back + of("depth_top"), low + of("height_front"), 0.0]),
        "spinous_tip": np.array([of("spinous_x"), of("spinous_y"), 0.0]),
    }
    for side, sign in (("right", 1.0), ("left", -1.0)):
        middle = back + of("depth_bottom") / 2.0
        points |= {
            f"transverse_tip_{side}": np.array([of("transverse_x"), of("transverse_y"), sign * of("transverse_z")]),
            f"lamina_{side}": np.array([of("lamina_x"), of("lamina_y"), sign * of("lamina_z")]),
            f"body_{side}_inferior": np.array([middle, low, sign * of("width_bottom") / 2.0]),
            f"body_{side}_superior": np.array([middle, low + of("height_back"), sign * of("width_top") / 2.0]),
        }
    return points


def _point(draft: Draft, sizes: Sizes, row: rows.Row) -> None:
    at = np.array([rows.figure("landmarks", row, f"{axis}_mm") for axis in "xyz"]) / 1000.0 * sizes.trunk
    points, name = draft.parts[row["segment"]].landmarks, row["landmark"]
    points[name] = at
    if name.endswith("_right"):
        points[name.removesuffix("right") + "left"] = at * [1.0, 1.0, -1.0]
