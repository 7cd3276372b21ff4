"""JSON Schema of what `spinewise solve --json` writes."""

from __future__ import annotations

from typing import Any

from spinewise.movement import names

Schema = dict[str, Any]
NUMBER: Schema = {"type": "number"}
MAYBE: Schema = {"type": ["number", "null"]}  # null: not defined for this case; where there is no answer, no force is
TEXT: Schema = {"type": "string"}
WORD: Schema = {"type": ["string", "null"]}
FLAG: Schema = {"type": "boolean"}
SHARE: Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
STATUSES = ("solved", "cannot_balance", "cannot_hold", "not_proven")


def answer() -> Schema:
    """The schema of one answer; every key is always there."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `spinewise solve` found",
        **_table(
            {
                "status": _said({"enum": list(STATUSES)}, "not_proven: the numbers are too extreme to prove anything"),
                "joint": _said(WORD, "where status is not solved: the joint that fails"),
                "direction": _said(WORD, "where status is not solved: the way in which it fails"),
                "shortfall": _said(MAYBE, "how much is missing, in shortfall_unit"),
                "shortfall_unit": {"enum": ["N m", "N", "N m/rad", "", None]},
                "certificate": _certificate(),
                "effort": _said(MAYBE, "sum of volume share times activation squared, 0 to 1"),
                "guarding": _said(MAYBE, "what of the effort the stability requirement costs in this posture"),
                "load_factor": _said(MAYBE, "largest s these forces hold up: the spine bears 1 + s times its load"),
                "posture_search": _search(),
                "levels": {"type": "array", "items": _level(), "minItems": 25, "maxItems": 25},
                "muscles": {"type": "array", "items": _muscle()},
                "sums": _table({"by_group": {"type": "object", "additionalProperties": _sum()},
                                "by_region": {"type": "object", "additionalProperties": _sum()}}),
                "hip_flexion_deg": _table({"right": NUMBER, "left": NUMBER}),
                "pelvis_tilt_deg": _said(NUMBER, "against neutral standing, positive with the top forward"),
                "pelvis_rotation_deg": _said(NUMBER, "positive to the left"),
                "lumbar_flexion_deg": _said(NUMBER, "L5-S1 to T12-L1 together, from neutral standing"),
                "thoracic_flexion_deg": _said(NUMBER, "T11-T12 to T1-T2 together, from neutral standing"),
                "cervical_flexion_deg": _said(NUMBER, "C7-T1 to C0-C1 together, from neutral standing"),
                "coordinates": _said(
                    {"type": "object", "additionalProperties": NUMBER}, "the whole posture [rad] and [m], by coordinate"
                ),
                "supports": {"type": "array", "items": _support()},
                "abdominal_pressure_kpa": MAYBE,
                "evenness": _table({"motion": SHARE, "load": SHARE}),
                "stillness": _stillness(),
                "overload": _overload(),
                "versions": _table({"model": TEXT, "parameters": TEXT, "spinewise": TEXT}),
            }
        ),
    }  # fmt: skip


def _certificate() -> Schema:
    return _table(
        {
            "residual_nm": _said(NUMBER, "largest moment left unbalanced, checked on the answer"),
            "residual_n": _said(NUMBER, "largest force left unbalanced"),
            "duality_gap": _said(MAYBE, "of the effort, relative"),
            "stability_slack": _said(
                MAYBE, "lowest eigenvalue of K less the requirement, over the metric; null where none is asked"
            ),
            "complementarity": _said(MAYBE, "<Z, slack>, relative"),
            "multiplier_lowest": _said(MAYBE, "lowest eigenvalue of Z, as a share of its trace"),
            "proven": _said(FLAG, "all of these within their limits"),
        }
    )


def _search() -> Schema:
    return _table(
        {
            "starts": _said({"type": "integer", "minimum": 1}, "searches; one where a neighbour's answer helped"),
            "agreement": _said(SHARE, "share of the starts that ended as good as the best, to 1 %"),
            "apart": _said(NUMBER, "how far apart those lie, in any coordinate [rad] or [m]"),
            "best": TEXT,
            "steps": {"type": "integer", "minimum": 0},
            "settled": _said(FLAG, "no further step promised anything"),
            "value": _said(NUMBER, "effort in balance, passive energy and habit, as the posture was weighed"),
            "passive_energy_j": NUMBER,
            "habit_price": NUMBER,
        }
    )


def _level() -> Schema:
    return _table(
        {
            "name": {"enum": list(names.SPINE)},
            "flexion_deg": NUMBER,
            "side_bend_deg": NUMBER,
            "rotation_deg": NUMBER,
            "compression_n": _said(MAYBE, "along the normal of the disc"),
            "shear_n": _said(MAYBE, "of the upper bone on the lower one, forward positive"),
            "lateral_shear_n": _said(MAYBE, "the same to the right"),
            "moment_nm": _said(MAYBE, "flexing moment of weight, loads and supports about the joint"),
            "side_bend_moment_nm": MAYBE,
            "rotation_moment_nm": MAYBE,
            "pressure_mpa": _said(MAYBE, "compression / (0.66 disc area); null where there is no disc"),
        }
    )


def _muscle() -> Schema:
    return _table(
        {
            "name": TEXT,
            "side": {"enum": ["right", "left", "middle"]},
            "group": TEXT,
            "region": TEXT,
            "level": TEXT,
            "local": FLAG,
            "activation": SHARE,
            "force_n": MAYBE,
            "balancing": _said(MAYBE, "part of the activation, as the multipliers split it; parts may be negative"),
            "stabilising": MAYBE,
            "habit": MAYBE,
            "bound": MAYBE,
            "share": _said(SHARE, "stabilising / (balancing + stabilising), positive parts; null at a bound"),
        }
    )


def _sum() -> Schema:
    return _table(
        {
            "count": {"type": "integer", "minimum": 1},
            "mean_activation": _said(NUMBER, "weighted by cross-section"),
            "force_n": NUMBER,
            "effort": NUMBER,
            "balancing": _said(NUMBER, "mean part; balancing + stabilising + habit + at_bound = mean_activation"),
            "stabilising": NUMBER,
            "habit": NUMBER,
            "at_bound": _said(NUMBER, "of muscles that a bound stops: their parts cancel and say nothing"),
            "share": SHARE,
        }
    )


def _support() -> Schema:
    force = {"type": "array", "items": NUMBER, "minItems": 3, "maxItems": 3}
    return _table(
        {
            "on": TEXT,
            "part": TEXT,
            "force_n": _said(force, "on the body, ground frame: x forward, y up, z to the right"),
            "at_m": _said(force, "where, in the ground"),
        }
    )


def _stillness() -> Schema:
    drift = _said(MAYBE, "how far it drifts for a newton, the worst way; null where the spine is not stable [mm/N]")
    return _table(dict.fromkeys(("right_hand", "left_hand", "right_foot", "left_foot"), drift))


def _overload() -> Schema:
    over = _table({"name": TEXT, "over": _said(NUMBER, "activation above what can be held that long")})
    return _table({"seconds": MAYBE, "holdable": MAYBE, "muscles": {"type": "array", "items": over}})


def _said(schema: Schema, meaning: str) -> Schema:
    return {**schema, "description": meaning}


def _table(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
