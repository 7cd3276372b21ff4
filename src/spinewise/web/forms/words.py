"""What ids are called on screens, beyond what the plan already calls them (`care.plan_words`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spinewise.care.plan_words import FAMILY


@dataclass(frozen=True, slots=True)
class Family:
    """One of the two kinds of exercise, and the class it belongs to."""

    id: str
    title: str
    lead: str
    mark: str  # which of the two colours, as a style's name


FAMILIES: Final = (
    Family("mobility", FAMILY["mobile"], "Practise using more of your spine, a little at every joint.", "moves"),
    Family("stability", FAMILY["stable"], "Practise keeping the back quiet while hips and arms work.", "still"),
)
PROPS: Final = {"chair": "a chair", "wall": "a wall", "cushion": "a cushion", "towel": "a towel"}
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
