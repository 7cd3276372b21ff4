"""What the plan and the classes call things, in the person's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SITUATION: Final = {
    "morning": "getting up in the morning",
    "desk": "getting up from the desk",
    "couch": "getting off the couch",
    "floor-pick-up": "picking things up from the floor",
    "driveway": "looking round to reverse the car",
    "walking": "walking",
    "standing": "standing",
    "overhead": "reaching overhead",
}
HABIT: Final = {
    "sitting": "long sitting",
    "one-leg": "standing mostly on one leg",
    "one-way-turning": "turning mostly one way",
    "bending": "bending forward often",
    "squatting": "squatting with stiff hips or ankles",
    "sleeping-still": "sleeping in one position",
    "alignment": "holding one posture",
}
FAMILY: Final = {"mobile": "Mobile Spine", "stable": "Stable Spine"}
OTHER: Final = {"mobile": "stable", "stable": "mobile"}
POSITION: Final = {
    "supine": "on your back",
    "side-lying": "on your side",
    "prone": "on your front",
    "hands-and-knees": "on hands and knees",
    "kneeling": "kneeling",
    "sitting": "sitting",
    "standing": "standing",
}
DIRECTION: Final = {
    "flexion": "bending forward",
    "extension": "arching back",
    "side_bend": "bending to the side",
    "rotation": "turning",
    "hip": "hips",
    "ankle": "ankles",
    "arm": "arms",
    "breath": "breathing",
    "stillness": "keeping still",
}
FLAG: Final = {
    "pregnancy": "pregnancy",
    "osteoporosis": "osteoporosis",
    "wrists": "wrists",
    "knees": "knees",
    "recent_surgery": "recent surgery",
    "bending_hurts_leg": "leg pain on bending",
    "arching_hurts_leg": "leg pain on arching",
    "pressure": "blood or eye pressure",
    "shoulder": "shoulder",
    "neck": "neck",
    "balance": "balance",
    "hip_replacement": "replaced hip",
    "ankle": "ankle",
    "floor": "no floor work",
    "hypermobility": "very bendy joints",
    "spondylolisthesis": "spondylolisthesis",
}


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
