"""Figures for the command line and for notebooks: the only import of matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib import colormaps
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import Normalize
from matplotlib.figure import Figure

from spinewise.errors import BadValue
from spinewise.mechanics import forward

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

    from spinewise.anatomy.body import Array
    from spinewise.mechanics import Pose
    from spinewise.movement.solving import Solved
    from spinewise.nervous.answer import Answer, Sum

BALANCING, STABILISING, IDLE, BONE, SKIN, LOAD = "#3b6fb6", "#d9822b", "#b5b5b5", "#e9e4d8", "#b9b2a6", "#b3261e"
PARTS = {"balancing": BALANCING, "stabilising": STABILISING, "at_bound": "#9a9a9a"}
FORMATS = (".png", ".pdf", ".svg")
LOADS = colormaps["viridis_r"]
FEWEST = 0.002  # groups with smaller parts are left out [activation]
QUIET = 0.01  # fascicles below are grey [activation]
METRES_PER_NEWTON = 0.0012  # length of a load's arrow
PELVIS = ("psis_right", "iliac_crest_right", "asis_right", "pubis", "ischium_right")
KEY = (
    "a line is a fascicle, as thick as its force: blue mostly balances, orange mostly stabilises, grey hardly works; "
    "a dot is a disc in the colour of its compression; red arrows are loads"
)
LIMBS = (("thigh", "shank", "foot"), ("upper_arm", "forearm", "hand"))
ENDS = {"foot": "toe_tip", "hand": "fingertips"}


def overview(solved: Solved) -> Figure:
    """Side and front view with muscles, what each level carries, and the parts of each muscle group."""
    figure = Figure(figsize=(13.0, 7.5), layout="constrained")
    side, front, loads, groups = figure.subplots(1, 4, width_ratios=(1.5, 1.0, 1.0, 1.4))
    pose = forward(solved.body, solved.answer.q)
    for axes, title, axis in ((side, "from the right", 0), (front, "from behind", 2)):
        _body(axes, solved, pose, axis)
        axes.set_title(title, fontsize=10)
    _loads(loads, solved.answer)
    _groups(groups, solved.answer)
    figure.suptitle(_title(solved), fontsize=12, fontweight="bold")
    figure.supxlabel(KEY, fontsize=8, color="#444444")
    return figure


def save(figure: Figure, path: Path) -> None:
    """Write a figure.

    Raises:
        BadValue: not a kind of file that figures are written as.
    """
    if path.suffix.lower() not in FORMATS:
        raise BadValue("plot", str(path), f"name a file that ends in {', '.join(FORMATS)}")
    figure.savefig(path, dpi=130)


def _title(solved: Solved) -> str:
    asked, answer = solved.situation, solved.answer
    held = [f"{name.replace('_', ' ')} {np.degrees(angle):.0f}°" for name, angle in asked.held.items()]
    loads = [_load(load.mass_kg, load.force_n, load.at) for load in asked.loads]
    person = f"{asked.person.sex} of {asked.person.age:g}, {asked.person.height_m:g} m, {asked.person.mass_kg:g} kg"
    words = f"{', '.join([asked.base, *held, *loads])} ({person})"
    return words if answer.status == "solved" else f"{words}: {answer.status.replace('_', ' ')}"


def _load(mass: float | None, force: tuple[float, float, float] | None, at: str) -> str:
    size = f"{mass:g} kg" if mass is not None else f"{np.linalg.norm(force or (0.0, 0.0, 0.0)):.0f} N"
    return f"{size} at {at.replace('_', ' ')}"


def _body(axes: Axes, solved: Solved, pose: Pose, axis: int) -> None:
    _limbs(axes, pose, axis)
    _muscle_lines(axes, solved, pose, axis)
    _vertebrae(axes, solved, pose, axis)
    _pushes(axes, solved, pose, axis)
    axes.set_aspect("equal")
    axes.autoscale_view()
    axes.axis("off")


def _limbs(axes: Axes, pose: Pose, axis: int) -> None:
    body = pose.body
    for side in ("left", "right"):
        for chain in LIMBS:
            joints = [pose.origins[body.segment_index(f"{side}_{part}")] for part in chain]
            last = f"{side}_{chain[-1]}"
            mark = ENDS[chain[-1]]
            if mark in body.segment(last).landmarks:
                joints.append(pose.landmark(last, mark))
            line = np.array(joints)
            shade = SKIN if side == "right" else "#d8d3c9"
            axes.plot(line[:, axis], line[:, 1], color=shade, linewidth=5.0, solid_capstyle="round", zorder=1)
    for ball in body.balls:
        centre = pose.point(ball.segment, ball.centre)
        turned = pose.rotations[ball.segment] * ball.half_axes
        angle = np.linspace(0.0, 2.0 * np.pi, 40)
        across = turned[:, 0] if axis == 0 else turned[:, 2]
        ring = centre + np.outer(np.cos(angle), across) + np.outer(np.sin(angle), turned[:, 1])
        axes.fill(ring[:, axis], ring[:, 1], facecolor="#f1eee7", edgecolor=SKIN, linewidth=0.8, zorder=1)

    if axis == 0:
        ring = np.array([pose.landmark("pelvis", mark)[:2] for mark in PELVIS])
        axes.fill(ring[:, 0], ring[:, 1], facecolor="#f1eee7", edgecolor=SKIN, linewidth=0.8, zorder=1)


def _pushes(axes: Axes, solved: Solved, pose: Pose, axis: int) -> None:
    """What is carried, as arrows from where it acts."""
    for load in solved.choice.problem.loads:
        number = load.segment if isinstance(load.segment, int) else pose.body.segment_index(load.segment)
        at = pose.point(number, load.local)[[axis, 1]]
        tip = at + METRES_PER_NEWTON * np.asarray(load.force)[[axis, 1]]
        axes.annotate(
            "",
            (tip[0], tip[1]),
            (at[0], at[1]),
            arrowprops={"arrowstyle": "-|>", "color": LOAD, "linewidth": 1.6},
            zorder=5,
        )
        axes.update_datalim([at, tip])


def _muscle_lines(axes: Axes, solved: Solved, pose: Pose, axis: int) -> None:
    """Each fascicle as thick as its force, in the colour of its larger part; the quiet ones grey."""
    paths, parts = solved.body.muscles.paths, solved.answer.muscles
    force = np.nan_to_num(parts.force)
    at = pose.origins[paths.segment] + np.einsum("nij,nj->ni", pose.rotations[paths.segment], paths.local)
    lines = [at[paths.start[i] : paths.start[i + 1]][:, [axis, 1]] for i in range(len(force))]
    more = np.nan_to_num(parts.stabilising) > np.nan_to_num(parts.balancing)
    width = 0.15 + 2.2 * force / max(float(force.max(initial=0.0)), 1.0)
    quiet = np.nan_to_num(parts.activation) < QUIET
    colours = np.where(quiet, IDLE, np.where(more, STABILISING, BALANCING)).tolist()
    axes.add_collection(LineCollection(lines, linewidths=width.tolist(), colors=colours, alpha=0.6, zorder=2))


def _vertebrae(axes: Axes, solved: Solved, pose: Pose, axis: int) -> None:
    """Vertebral bodies; a disc in the colour of what it carries."""
    body = solved.body
    names = [s.name for s in body.segments if "body_anterior_superior" in s.landmarks and s.name[0] in "CTL"]
    outlines = [_outline(pose, name, axis) for name in names]
    axes.add_collection(PolyCollection(outlines, facecolors=BONE, edgecolors="#6b6459", linewidths=0.6, zorder=3))
    levels = solved.answer.levels
    size = Normalize(0.0, max(float(np.nanmax(np.append(levels.compression, 1.0))), 1.0))
    at = np.array([pose.origins[body.coordinates[body.index(f"{name}.flexion")].segment] for name in levels.names])
    colours = LOADS(size(np.nan_to_num(levels.compression)))
    axes.scatter(at[:, axis], at[:, 1], s=16.0, c=colours, edgecolors="white", linewidths=0.4, zorder=4)


def _outline(pose: Pose, name: str, axis: int) -> Array:
    front, back = ("anterior", "posterior") if axis == 0 else ("right", "left")
    marks = [f"body_{front}_inferior", f"body_{front}_superior", f"body_{back}_superior", f"body_{back}_inferior"]
    known = pose.body.segment(name).landmarks
    if not all(mark in known for mark in marks):
        return np.zeros((0, 2))
    return np.array([pose.landmark(name, mark)[[axis, 1]] for mark in marks])


def _loads(axes: Axes, answer: Answer) -> None:
    levels, place = answer.levels, np.arange(len(answer.levels.names))
    pressed = np.nan_to_num(levels.compression)
    size = Normalize(0.0, max(float(pressed.max()), 1.0))
    axes.barh(place, pressed, color=LOADS(size(pressed)), height=0.8)
    axes.plot(
        np.nan_to_num(levels.shear[:, 0]),
        place,
        "o-",
        color="#444444",
        markersize=4.5,
        markeredgecolor="white",
        linewidth=0.8,
    )
    axes.set_yticks(place, levels.names, fontsize=7)
    axes.set_xlabel("compression (bars), forward shear (dots) [N]", fontsize=8)
    axes.set_title("what each level carries", fontsize=10)
    _plain(axes)


def _groups(axes: Axes, answer: Answer) -> None:
    """Parts are signed: negative ones go to the left; with muscles at a bound they add up to the activation."""
    sums = [(name, one) for name, one in answer.by_group.items() if _largest(one) > FEWEST]
    place, labels = np.arange(len(sums))[::-1], [name.replace("_", " ") for name, _ in sums]
    right, left = np.zeros(len(sums)), np.zeros(len(sums))
    for part, colour in PARTS.items():
        width = 100.0 * np.array([getattr(one, part) for _, one in sums])
        start = np.where(width >= 0.0, right, left)
        axes.barh(place, width, left=start, color=colour, height=0.7, label=part.replace("_", " "))
        right, left = right + np.maximum(width, 0.0), left + np.minimum(width, 0.0)
    axes.set_yticks(place, labels, fontsize=7)
    axes.axvline(0.0, color="#444444", linewidth=0.6)
    axes.set_xlabel("mean activation [%]; parts are signed", fontsize=8)
    axes.set_title("muscle groups and their parts", fontsize=10)
    if sums:
        axes.legend(fontsize=8, frameon=False)
    _plain(axes)


def _largest(one: Sum) -> float:
    return max(abs(one.balancing), abs(one.stabilising), one.mean_activation)


def _plain(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="x", labelsize=7)
