"""The page docs/anatomy.md: every muscle rule in words, and what the muscles can do at each joint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinewise.anatomy import Body, Person, rows
from spinewise.anatomy.muscle_rows import TABLES
from spinewise.anatomy.strength import MAX_STRESS
from spinewise.mechanics.geometry import SPINE, geometry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAN = Person(1.75, 75, "male", 40)
HEAD = """# Muscles

Written by `design/anatomy_page.py` from the tables in `src/spinewise/anatomy/data/`; a test keeps both alike.

A muscle is a set of rules between named landmarks; a rule stands for one fascicle at each level it names, on the right,
and for its mirror image on the left. No rule is split or interpolated to reach a number. In the rules `.` is the level
itself, `+2` two vertebrae further down, `rib+1` the rib of the next one; *over* lists what the line runs over, so that
it goes round bone and belly. Cross-sections (PCSA) are those of a man of 75 kg up to 45 years; they go with mass, sex
and age by eq. 71 of the [derivations](derivations.md). Sources: `data/sources.csv`; most figures are second-hand, and
many small muscles have no measured cross-section at all: those are called assumptions.
"""
LIMITS = """
## Where this stops

- Ribs ride on their vertebra, breastbone on T4, scapula, outer collar bone and arm on T5: the shoulder blade lies on
  ribs 2 to 7 and hands its load to T4-T6; in life it shares it out. Pectorals, the fifth slip of serratus anterior, and
  trapezius and rhomboids next to T5 are left out: they would move nothing, or what floats. Serratus runs straight, not
  round the ribs.
- Forces of the thoracic multifidus, upper longissimus and iliocostalis, lower trapezius and serratus are carried over
  from a model whose muscle has about 100 N/cm^2; cross-sections in the tables are those that give the same force here,
  so larger than a scan shows.
- Muscles between ribs pull on vertebrae as if ribs were welded to them, so their levers are longer than in life.
- Belly-wall points ride on lumbar vertebrae; in life the wall floats on its contents.
- Lines are straight between the points they run over; latissimus follows the arm without wrapping round the shoulder.
- Serrati posteriores, transversus thoracis, subcostals, diaphragm and pelvic floor have no fascicles; the last two are
  the ends of the strut of belly pressure.
"""


def page() -> str:
    """The whole page in Markdown."""
    body = Body.for_person(MAN)
    parts = [HEAD, _counts(body), _groups(body), _rare(), _rules(), _strength(body), LIMITS]
    return "\n".join(parts)


def _counts(body: Body) -> str:
    muscles = body.muscles
    local = int(muscles.local.sum())
    return f"{len(muscles)} fascicles, both sides counted; {local} of them are local (they span one or two joints).\n"


def _groups(body: Body) -> str:
    lines = []
    for row in rows.read("muscle_groups"):
        own = [place for place, group in enumerate(body.muscles.group) if group == row["group"]]
        area = body.muscles.pcsa[own].sum() / 2.0 * 1e4
        cells = [
            row["title"],
            len(own),
            f"{area:.1f}",
            row["action"],
            row["rest_length"],
            row["fibre_share"],
            row["source"],
        ]
        lines.append(cells)
    head = [
        "muscle",
        "fascicles",
        "PCSA a side, cm²",
        "what it does",
        "rest length",
        "fibre share",
        "source of the lengths",
    ]
    return "## By muscle\n\n" + _table(head, lines)


def _rare() -> str:
    names = ", ".join(row["title"] for row in rows.read("muscle_groups") if row["rare"] == "yes")
    return f"\n## Muscles no open model has\n\nNone of the four open models whose files we read has: {names}.\n"


def _rules() -> str:
    lines = []
    for table in TABLES:
        for row in rows.read(table):
            ends = [f"{row[f'{end}_level']} {row[f'{end}_landmark']}".replace("_", " ") for end in ("from", "to")]
            over = row["via"].replace("_", " ")
            name = f"{row['group']} {row['part']}".replace("_", " ").strip()
            lines.append([name, row["each"], ends[0], over, ends[1], row["pcsa_cm2"], row["source"]])
    return "\n## Every rule\n\n" + _table(
        ["fascicles", "levels", "from", "over", "to", "PCSA each, cm²", "source"], lines
    )


def _strength(body: Body) -> str:
    """Sums of moment arm times force, every helper fully active: an upper bound at each joint."""
    muscles, at = body.muscles, geometry(body, np.zeros(len(body.coordinates)))
    force = muscles.pcsa * np.cos(muscles.pennation) * MAX_STRESS
    moments = -at.R[: len(muscles), SPINE] * force[:, None]
    up, down = moments.clip(0.0).sum(0), -moments.clip(None, 0.0).sum(0)
    joints = [coordinate.joint for coordinate in body.coordinates[SPINE][::3]]
    lines = [
        [joint, *(f"{value:.0f}" for value in (down[3 * n], up[3 * n], up[3 * n + 1], up[3 * n + 2]))]
        for n, joint in enumerate(joints)
    ]
    told = (
        "\n## What they can do\n\n"
        f"Standing, a man of 75 kg and 1.75 m, largest stress {MAX_STRESS / 1e4:.0f} N/cm²: the sum of moment arm "
        "times force over every muscle that helps [N m]. People reach less, since these also pull other ways.\n\n"
    )
    return told + _table(["joint", "extension", "flexion", "side bend", "rotation"], lines)


def _table(head: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    drawn = [head, ["---"] * len(head), *lines]
    return "".join("| " + " | ".join(str(cell) for cell in line) + " |\n" for line in drawn)
