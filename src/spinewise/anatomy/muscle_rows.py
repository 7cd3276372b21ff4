"""Rules between landmarks -> fascicles of the right side, each a line through named points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spinewise.anatomy import rows
from spinewise.anatomy.curvature import SPINE
from spinewise.anatomy.limbs import SHOULDER_VERTEBRA
from spinewise.anatomy.muscle_points import levels, rides_on
from spinewise.errors import BadValue

TABLES = ("muscles_deep", "muscles_erector", "muscles_trunk", "muscles_girdle", "muscles_neck")
Place = tuple[str, str]  # bone, landmark


@dataclass(frozen=True, slots=True)
class Rule:
    """One fascicle of the right side, from its upper to its lower end."""

    group: str
    part: str
    upper: Place
    via: tuple[Place, ...]
    lower: Place
    pcsa_cm2: float
    pennation_deg: float
    source: str

    @property
    def name(self) -> str:
        """For instance `multifidus_base_L1_L4` or `multifidus_tip_L2_psis`: group, part, upper end, lower end."""
        words = [self.group, self.part, _short(self.upper), _short(self.lower)]
        return "_".join(word for word in words if word)


@cache
def rules() -> tuple[Rule, ...]:
    """Every fascicle of the right side, in the order of the tables."""
    return tuple(rule for table in TABLES for row in rows.read(table) for rule in _rules(table, row))


def _rules(table: str, row: rows.Row) -> list[Rule]:
    each = levels(row["each"]) or [""]
    areas = row["pcsa_cm2"].split()
    if len(areas) not in (1, len(each)):
        raise BadValue(f"{table}: pcsa_cm2", row["pcsa_cm2"], f"give one figure or {len(each)}, one for each level")
    return [_rule(table, row, level, areas[place % len(areas)]) for place, level in enumerate(each)]


def _rule(table: str, row: rows.Row, level: str, area: str) -> Rule:
    upper, lower = (_place(level, row[f"{end}_level"], row[f"{end}_landmark"]) for end in ("from", "to"))
    return Rule(
        group=row["group"],
        part=row["part"],
        upper=upper,
        via=_via(level, row["via"], upper, lower),
        lower=lower,
        pcsa_cm2=rows.figure(table, row | {"pcsa_cm2": area}, "pcsa_cm2", 0.02, 25.0),
        pennation_deg=rows.figure(table, row, "pennation_deg", 0.0, 30.0),
        source=row["source"],
    )


def _place(level: str, where: str, landmark: str) -> Place:
    return _level(level, where), landmark


def _level(level: str, where: str) -> str:
    """`.` is the row's own level, `+2` two further down, `rib.` and `rib+1` the ribs there; anything else is a name."""
    found = re.fullmatch(r"(rib)?(\.|[+-]\d+)", where)
    if not found:
        return where
    step = 0 if found[2] == "." else int(found[2])
    name = SPINE[SPINE.index(level) - step]
    return f"rib{name[1:]}" if found[1] else name


def _via(level: str, text: str, upper: Place, lower: Place) -> tuple[Place, ...]:
    """Single points (`L3 wall_side`), or `lane <name>`: that lane's point on every vertebra between that has one."""
    found: list[Place] = []
    for item in (part.split() for part in text.split(";") if part.strip()):
        if item[0] == "lane":
            found += [(bone, item[1]) for bone in _between(upper[0], lower[0]) if bone in _carriers(item[1])]
        else:
            found.append((_level(level, item[0]), item[1]))
    return tuple(found)


def _between(upper: str, lower: str) -> list[str]:
    """Vertebrae strictly between two bones, from above."""
    high, low = (rung(bone) for bone in (upper, lower))
    return [SPINE[number] for number in range(high - 1, low, -1)]


def rung(bone: str) -> int:
    """Where a bone hangs on the spine: 0 sacrum and pelvis, 1 L5, ... 25 skull."""
    name = SHOULDER_VERTEBRA if bone == "humerus" else rides_on(bone)
    return SPINE.index(name) if name in SPINE else 0


@cache
def _carriers(lane: str) -> frozenset[str]:
    """The vertebrae that carry a lane."""
    found = [bone for row in rows.read("muscle_landmarks") if row["landmark"] == lane for bone in levels(row["on"])]
    if not found:
        raise BadValue("lane", lane, "no row of muscle_landmarks.csv has this landmark")
    return frozenset(found)


def _short(place: Place) -> str:
    """A vertebra or a rib stands for itself; on a larger bone the landmark says more."""
    bone, landmark = place
    return bone if bone[-1].isdigit() else landmark
