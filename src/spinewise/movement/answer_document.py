"""An answer as plain data, in the units of screens: what `spinewise solve --json` writes (see answer_schema.py)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from spinewise.movement.solve_words import REGIONS, SIDES
from spinewise.nervous.search import ALIKE
from spinewise.nervous.versions import versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spinewise.anatomy import Body
    from spinewise.anatomy.body import Array
    from spinewise.nervous.answer import Answer, Levels, Measures, Proof, Sum, SupportForce
    from spinewise.nervous.posture import Choice

DIGITS = 7  # significant: more than any figure here is worth, and files a third as long
PUSHED = ("right_hand", "left_hand", "right_foot", "left_foot")

Table = dict[str, Any]


def document(body: Body, choice: Choice) -> Table:
    """Everything about an answer. Numbers that are not defined for it are None."""
    answer = choice.answer
    measures, failure = answer.measures, answer.failure
    return {
        "status": answer.status,
        "joint": failure.joint if failure else None,
        "direction": failure.direction if failure else None,
        "shortfall": number(failure.shortfall) if failure else None,
        "shortfall_unit": failure.unit if failure else None,
        "certificate": _certificate(answer.proof),
        "effort": number(measures.effort) if measures else None,
        "guarding": _guarding(measures),
        "load_factor": number(measures.load_factor) if measures else None,
        "posture_search": _search(choice),
        "levels": _levels(answer.levels),
        "muscles": _muscles(body, answer),
        "sums": {"by_group": _sums(answer.by_group), "by_region": _sums(answer.by_region)},
        **_posture(body, answer.q),
        "supports": _supports(answer.supports),
        "abdominal_pressure_kpa": number(answer.pressure / 1000.0),
        "evenness": {
            "motion": number(measures.evenness_motion) if measures else None,
            "load": number(measures.evenness_load) if measures else None,
        },
        "stillness": _stillness(measures),
        "overload": _overload(body, answer),
        "versions": dict(versions()),
    }


def number(value: float | None) -> float | None:
    """A number of `DIGITS` digits; None for what is not one, or has no end."""
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.{DIGITS}g}") + 0.0  # no -0.0


def small(degrees: float) -> float | None:
    """An angle to a millionth of a degree, so that rounding's dust reads as 0."""
    return number(round(float(degrees), 6))


def _guarding(measures: Measures | None) -> float | None:
    """A difference of two efforts: what is less than rounding's dust of them is 0."""
    if measures is None or measures.guarding is None:
        return None
    return number(round(measures.guarding, 12))


def _certificate(proof: Proof) -> Table:
    names = ("residual_nm", "residual_n", "duality_gap", "stability_slack", "complementarity", "multiplier_lowest")
    return {**{name: number(getattr(proof, name)) for name in names}, "proven": bool(proof.proven)}


def _search(choice: Choice) -> Table:
    record = choice.record
    best = min(one.value for one in record.starts)
    alike = [one for one in record.starts if one.value <= best + ALIKE * abs(best)]
    return {
        "starts": len(record.starts),
        "agreement": number(len(alike) / len(record.starts)),
        "apart": number(record.agreement),
        "best": record.best,
        "steps": sum(one.steps for one in record.starts),
        "settled": all(one.settled for one in alike),
        "value": number(choice.value),
        "passive_energy_j": number(choice.energy),
        "habit_price": number(choice.habit_price),
    }


def _levels(levels: Levels) -> list[Table]:
    degrees = np.degrees(levels.angles)
    rows = zip(levels.names, degrees, levels.compression, levels.shear, levels.moment, levels.pressure, strict=True)
    return [
        {
            "name": name,
            "flexion_deg": small(angles[0]),
            "side_bend_deg": small(angles[1]),
            "rotation_deg": small(angles[2]),
            "compression_n": number(pressed),
            "shear_n": number(shear[0]),
            "lateral_shear_n": number(shear[1]),
            "moment_nm": number(moment[0]),
            "side_bend_moment_nm": number(moment[1]),
            "rotation_moment_nm": number(moment[2]),
            "pressure_mpa": number(pressure / 1.0e6),
        }
        for name, angles, pressed, shear, moment, pressure in rows
    ]


def _muscles(body: Body, answer: Answer) -> list[Table]:
    table, parts = body.muscles, answer.muscles
    names = ("activation", "force", "balancing", "stabilising", "habit", "bound", "share")
    columns: dict[str, Array] = {("force_n" if name == "force" else name): getattr(parts, name) for name in names}
    return [
        {
            "name": table.names[i],
            "side": table.side[i],
            "group": table.group[i],
            "region": table.region[i],
            "level": table.level[i],
            "local": bool(table.local[i]),
            **{name: number(column[i]) for name, column in columns.items()},
        }
        for i in range(len(table.names))
    ]


def _sums(sums: Mapping[str, Sum]) -> Table:
    return {
        name: {
            "count": one.count,
            "mean_activation": number(one.mean_activation),
            "force_n": number(one.force),
            "effort": number(one.effort),
            "balancing": number(one.balancing),
            "stabilising": number(one.stabilising),
            "habit": number(one.habit),
            "at_bound": number(one.at_bound),
            "share": number(one.share),
        }
        for name, one in sums.items()
    }


def _posture(body: Body, q: Array) -> Table:
    def degrees(names: Iterable[str]) -> float | None:
        return small(math.degrees(sum(q[body.index(name)] for name in names)))

    return {
        "hip_flexion_deg": {side: degrees([f"{side}_hip.flexion"]) for side in SIDES},
        "pelvis_tilt_deg": degrees(["pelvis.tilt"]),
        "pelvis_rotation_deg": degrees(["pelvis.rotation"]),
        **{
            f"{region}_flexion_deg": degrees(f"{joint}.flexion" for joint in joints)
            for region, joints in REGIONS.items()
        },
        "coordinates": {c.name: number(value) for c, value in zip(body.coordinates, q, strict=True)},
    }


def _supports(forces: Iterable[SupportForce]) -> list[Table]:
    """One entry a support and part: its points' forces together, and where their push has its middle."""
    grouped: dict[tuple[str, str], list[SupportForce]] = {}
    for one in forces:
        grouped.setdefault((one.support, one.part), []).append(one)
    return [
        {"on": support, "part": part, "force_n": _list(sum(one.force for one in group)), "at_m": _list(_middle(group))}
        for (support, part), group in grouped.items()
    ]


def _middle(group: list[SupportForce]) -> Array:
    points, sizes = np.array([one.point for one in group]), np.array([np.linalg.norm(one.force) for one in group])
    return np.asarray(np.average(points, axis=0, weights=sizes if sizes.sum() > 0.0 else None))


def _list(values: Any) -> list[float | None]:
    return [number(value) for value in values]


def _stillness(measures: Measures | None) -> Table:
    """[mm/N]"""
    drift = measures.stillness if measures else {}
    return {point: number(1000.0 * drift.get(point, math.nan)) for point in PUSHED}


def _overload(body: Body, answer: Answer) -> Table:
    measures = answer.measures
    if measures is None:
        return {"seconds": None, "holdable": None, "muscles": []}
    over = np.flatnonzero(measures.overload > 0.0)
    rows = [{"name": body.muscles.names[i], "over": number(measures.overload[i])} for i in over]
    return {"seconds": number(measures.seconds), "holdable": number(measures.holdable), "muscles": rows}
