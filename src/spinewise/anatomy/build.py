"""Person -> Body. The table of contents of this package."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from spinewise.anatomy.arrays import arrays
from spinewise.anatomy.axial import add_axial
from spinewise.anatomy.body import Body
from spinewise.anatomy.bones import add_bones
from spinewise.anatomy.curves import add_rib_points, curves
from spinewise.anatomy.draft import Draft
from spinewise.anatomy.limbs import add_limbs
from spinewise.anatomy.sizes import sizes
from spinewise.anatomy.skin import balls, sections, sleeves
from spinewise.anatomy.skin_points import add_skin_points

if TYPE_CHECKING:
    from spinewise.anatomy.person import Person


@lru_cache(maxsize=32)
def build(person: Person) -> Body:
    """Size the tables to a person and freeze the result; asked again, the same body comes back."""
    size, draft = sizes(person), Draft()
    add_axial(draft, size, person.age)
    add_limbs(draft, size)
    add_bones(draft, size)
    trunk, limbs, head = sections(draft, size, person), sleeves(draft, size), balls(draft, size)
    add_skin_points(draft, trunk, limbs, head)
    add_rib_points(draft, size, trunk)
    segments, coordinates = draft.segments(), draft.coordinates()
    return Body(
        person=person,
        segments=segments,
        coordinates=coordinates,
        curves=curves(draft, size, trunk),
        sections=trunk,
        sleeves=limbs,
        balls=head,
        arrays=arrays(segments, coordinates),
        _segment_index={segment.name: number for number, segment in enumerate(segments)},
        _coordinate_index={coordinate.name: number for number, coordinate in enumerate(coordinates)},
    )
