"""What ids are called on screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Family:
    """One of the two kinds of exercise, and the class it belongs to."""

    id: str
    title: str
    lead: str
    mark: str  # which of the two colours, as a style's name


FAMILIES: Final = (
    Family("mobility", "Mobile Spine", "Practise using more of your spine, a little at every joint.", "moves"),
    Family("stability", "Stable Spine", "Practise keeping the back quiet while hips and arms work.", "still"),
)
CLASSES: Final = {"mobile": "Mobile Spine", "stable": "Stable Spine"}
POSITIONS: Final = {
    "supine": "on your back",
    "side-lying": "on your side",
    "prone": "on your front",
    "hands-and-knees": "on hands and knees",
    "kneeling": "kneeling",
    "sitting": "sitting",
    "standing": "standing",
}
PROPS: Final = {"chair": "a chair", "wall": "a wall", "cushion": "a cushion", "towel": "a towel"}
SITUATIONS: Final = {
    "morning": "getting up in the morning",
    "desk": "getting up from the desk",
    "couch": "getting off the couch",
    "floor-pick-up": "picking something up from the floor",
    "driveway": "turning round to reverse the car",
    "walking": "walking",
    "standing": "standing",
    "overhead": "reaching up",
}
FLAGS: Final = {
    "pregnancy": "If you are pregnant",
    "osteoporosis": "With osteoporosis",
    "wrists": "If your wrists complain",
    "knees": "If kneeling hurts",
    "recent_surgery": "After recent spinal surgery",
    "bending_hurts_leg": "If bending sends pain down a leg",
    "arching_hurts_leg": "If arching sends pain down a leg",
    "pressure": "With high blood or eye pressure",
    "shoulder": "If a shoulder complains",
    "neck": "If your neck complains",
    "balance": "If balance is uncertain",
    "hip_replacement": "With a replaced hip",
    "ankle": "If an ankle complains",
    "floor": "If the floor is too far away",
    "hypermobility": "With very bendy joints",
    "spondylolisthesis": "If a vertebra sits forward",
}
