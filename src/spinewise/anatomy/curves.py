"""Ribs, breastbone, collar bones and shoulder blades: lines that ride on vertebrae, with no coordinates of their own.

Limits:
    The cage is drawn, not solved: a rib turns with its own vertebra, its front end with the vertebra that carries the
    breastbone, so in strong bends a rib stretches a little where bone would not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import rows
from spinewise.anatomy.body import Array, Curve, Section
from spinewise.anatomy.limbs import SHOULDER_VERTEBRA, SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinewise.anatomy.draft import Draft
    from spinewise.anatomy.sizes import Sizes

STERNUM_VERTEBRA = "T4"  # the breastbone rides on it, where its angle lies (assumption)
ANGLE = 25.0  # [deg] where round the chest the rib has its angle (assumption)
STEPS = 14  # points from the angle to the front end
CLAVICLE = (
    (0.0, 0.004, 0.02, 1.0),
    (0.008, 0.014, 0.0, 0.6),
    (-0.006, 0.014, 0.0, 0.25),
)  # x, y, z [m], share of notch
COLLAR_BONE = (STERNUM_VERTEBRA, *[SHOULDER_VERTEBRA] * 3)  # what carries its points: the inner end stays at the notch
ACROMION = (-0.012, 0.034, -0.006)  # [m] from the shoulder joint, right side (assumption)
SCAPULA = ((-0.085, 0.0, -0.085), (-0.098, -0.125, -0.062), (-0.02, -0.01, -0.02), (-0.062, 0.04, -0.075))  # [m]


def add_rib_points(draft: Draft, sizes: Sizes, trunk: Sequence[Section]) -> None:
    """Head and angle of each rib, as points on its vertebra."""
    for number, line in _right_ribs(draft, sizes, trunk).items():
        level = f"T{number}"
        for name, at in (("rib_head", line[0]), ("rib_angle", line[2])):
            local = draft.local(level, at)
            draft.parts[level].landmarks[f"{name}_right"] = local
            draft.parts[level].landmarks[f"{name}_left"] = local * [1.0, 1.0, -1.0]


def curves(draft: Draft, sizes: Sizes, trunk: Sequence[Section]) -> tuple[Curve, ...]:
    """All drawn bones: breastbone, then each side's ribs, collar bone and shoulder blade."""
    ribs = _right_ribs(draft, sizes, trunk)
    breastbone = _breastbone(ribs, sizes)
    drawn = [_curve(draft, "sternum", "sternum", [(STERNUM_VERTEBRA, at) for at in breastbone])]
    for side, sign in SIDES:
        flip = np.array([1.0, 1.0, sign])
        for number in ribs:
            points = [(level, at * flip) for level, at in _riding(number, ribs, breastbone)]
            drawn.append(_curve(draft, f"rib{number}_{side}", "rib", points))
        drawn += _girdle(draft, sizes, side, flip, breastbone[0])
    return tuple(drawn)


def _right_ribs(draft: Draft, sizes: Sizes, trunk: Sequence[Section]) -> dict[int, list[Array]]:
    chest = {section.segment: section for section in trunk}
    return {int(row["rib"]): _rib(draft, sizes, chest[draft.index(f"T{row['rib']}")], row) for row in rows.read("ribs")}


def _rib(draft: Draft, sizes: Sizes, section: Section, row: rows.Row) -> list[Array]:
    """One right rib in the ground, neutral standing: round the chest wall, sinking towards the front."""
    level = f"T{row['rib']}"
    drop, end, inset = (rows.figure("ribs", row, name) for name in ("drop_mm", "end_deg", "inset_mm"))
    depth, width = section.half_depth - inset / 1000.0, section.half_width - inset / 1000.0
    centre = draft.ground(level, section.centre)
    points = draft.parts[level].landmarks
    tip = draft.ground(level, points["transverse_tip_right"])
    turn = np.radians(np.linspace(ANGLE, end, STEPS))
    sink = drop / 1000.0 * sizes.trunk * (1.0 - np.cos(turn)) / 2.0
    round_chest = np.column_stack([centre[0] - depth * np.cos(turn), tip[1] - sink, width * np.sin(turn)])
    head = draft.ground(level, points["body_posterior_superior"] + [0.004, 0.0, 0.014])
    return [head, tip, *round_chest]


def _breastbone(ribs: dict[int, list[Array]], sizes: Sizes) -> list[Array]:
    """Notch, then where ribs 1 to 7 join."""
    joins = [ribs[number][-1] * [1.0, 1.0, 0.0] + [0.004, 0.0, 0.0] for number in range(1, 8)]
    return [joins[0] + np.array([-0.012, 0.022, 0.0]) * sizes.trunk, *joins]


def _riding(number: int, ribs: dict[int, list[Array]], breastbone: list[Array]) -> list[tuple[str, Array]]:
    """Points with the vertebra each rides on; cartilage ends on the breastbone or on the rib above."""
    points = [(f"T{number}", at) for at in ribs[number]]
    joins = rows.by("ribs", "rib")[str(number)]["joins"]
    if joins == "sternum":
        points.append((STERNUM_VERTEBRA, breastbone[number]))
    elif joins != "none":
        above = int(joins.removeprefix("rib"))
        points.append((f"T{above}", ribs[above][-1]))
    return points


def _girdle(draft: Draft, sizes: Sizes, side: str, flip: Array, notch: Array) -> list[Curve]:
    joint = draft.place[f"{side}_upper_arm"][0]
    tip = joint + np.array(ACROMION) * flip * sizes.frame
    collar = [share * notch + (1.0 - share) * tip + np.array(bow) * flip * sizes.frame for *bow, share in CLAVICLE]
    inner, low, neck, top = (joint + np.array(at) * flip * sizes.frame for at in SCAPULA)
    blade = [tip, inner, top, inner, low, neck, top]
    return [
        _curve(draft, f"clavicle_{side}", "clavicle", [*zip(COLLAR_BONE, [*collar, tip], strict=True)]),
        _curve(draft, f"scapula_{side}", "scapula", [(SHOULDER_VERTEBRA, at) for at in blade]),
    ]


def _curve(draft: Draft, name: str, kind: str, points: list[tuple[str, Array]]) -> Curve:
    placed = [(draft.index(segment), *draft.local(segment, at).tolist()) for segment, at in points]
    return Curve(name, kind, tuple(placed))
