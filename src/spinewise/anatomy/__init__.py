"""What there is: bones, joints, landmarks and masses of one person."""

from spinewise.anatomy.body import Body, Coordinate, Segment
from spinewise.anatomy.person import Person

__all__ = ["Body", "Coordinate", "Person", "Segment"]
