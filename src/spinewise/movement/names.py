"""The words that movement files may use: joints and their groups, ids, flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable

LUMBAR = ("L5-S1", "L4-L5", "L3-L4", "L2-L3", "L1-L2", "T12-L1")
THORACIC = (*(f"T{upper}-T{upper + 1}" for upper in range(11, 0, -1)),)
CERVICAL = ("C7-T1", *(f"C{upper}-C{upper + 1}" for upper in range(6, 0, -1)), "C0-C1")
SPINE = LUMBAR + THORACIC + CERVICAL
LIMB_JOINTS = ("hip", "knee", "ankle", "shoulder", "elbow", "forearm", "wrist")
SIDES = ("right", "left")
JOINTS = ("pelvis", *SPINE, *(f"{side}_{joint}" for side in SIDES for joint in LIMB_JOINTS))

PLURALS = {f"{joint}s": joint for joint in LIMB_JOINTS}
GROUPS: dict[str, tuple[str, ...]] = {
    "lumbar": LUMBAR,
    "thoracic": THORACIC,
    "low_thoracic": THORACIC[:5],
    "mid_thoracic": THORACIC[4:9],
    "cervical": CERVICAL,
    "spine": SPINE,
    "trunk": LUMBAR + THORACIC,
    **{plural: tuple(f"{side}_{joint}" for side in SIDES) for plural, joint in PLURALS.items()},
}

MOTIONS = ("flexion", "side_bend", "rotation", "abduction", "inversion", "pronation", "deviation", "tilt", "list")
LENGTHS = ("tx", "ty", "tz")
SITUATIONS = ("morning", "desk", "couch", "floor-pick-up", "driveway", "walking", "standing", "overhead")
VARIANTS = ("easier", "usual", "harder")


def joints(words: Iterable[str]) -> tuple[str, ...]:
    """Joint names behind joint and group words, each once, in the order given.

    Raises:
        UnknownName: a word is neither a joint nor a group.
    """
    found: dict[str, None] = {}
    for word in words:
        found.update(dict.fromkeys(_joints_of(word)))
    return tuple(found)


def other_side(name: str) -> str:
    """The same name on the other side of the body; names without a side stay as they are."""
    if name.startswith("right_"):
        return "left_" + name.removeprefix("right_")
    if name.startswith("left_"):
        return "right_" + name.removeprefix("left_")
    return name


def _joints_of(word: str) -> tuple[str, ...]:
    if word in JOINTS:
        return (word,)
    if word in GROUPS:
        return GROUPS[word]
    raise UnknownName("joint", word, (*GROUPS, *JOINTS))
