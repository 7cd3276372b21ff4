"""The body as an MJCF document, for MuJoCo and whatever reads its files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import numpy as np

from spinewise.mechanics.geometry import GRAVITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spinewise.anatomy import Body, Coordinate, Segment
    from spinewise.anatomy.paths import Paths

KINDS = {"rotation": "hinge", "translation": "slide"}
POINT_INERTIA = 1e-9  # [kg m2] MuJoCo wants more than none; postures here are static, so it weighs on nothing


def mjcf(body: Body, paths: Paths | None = None) -> str:
    """Segments, joints, point masses, and every path as a spatial tendon, all under their own names.

    Go by names: MuJoCo numbers joints branch after branch (arms before legs), not as `body.coordinates` do. Tendons
    keep the order of the paths; point n of all paths is the site `point_n`.

    Frame: x forward, y up, z right, as everywhere here; gravity is (0, -9.81, 0). Metres, kilograms, radians.

    Args:
        body: whose body.
        paths: other paths than `body.all_paths`.

    Limits:
        Masses are points at the segments' centres of mass: right for statics, not for motion. Discs, ligaments'
        forces and contact are not written; ligaments and the cavity appear as tendons without stiffness.
    """
    names = _names(body) if paths is None else [f"path_{number}" for number in range(len(paths))]
    paths = body.all_paths if paths is None else paths
    root = Xml.Element("mujoco", model="spinewise")
    Xml.SubElement(root, "compiler", angle="radian", autolimits="true")
    Xml.SubElement(root, "option", gravity=_text((0.0, -GRAVITY, 0.0)))
    parts = {-1: Xml.SubElement(root, "worldbody")}
    for number, segment in enumerate(body.segments):
        own = [coordinate for coordinate in body.coordinates if coordinate.segment == number]
        parts[number] = _segment(parts[segment.parent], segment, own)
    for number, (segment_number, local) in enumerate(zip(paths.segment, paths.local, strict=True)):
        Xml.SubElement(parts[int(segment_number)], "site", name=f"point_{number}", pos=_text(local))
    _tendons(Xml.SubElement(root, "tendon"), names, paths)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode")


def _segment(parent: Xml.Element, segment: Segment, coordinates: Sequence[Coordinate]) -> Xml.Element:
    turned = _text(segment.rotation.T[:2].ravel())
    part = Xml.SubElement(parent, "body", name=segment.name, pos=_text(segment.offset), xyaxes=turned)
    if segment.mass_kg > 0.0:
        inertia = _text([POINT_INERTIA] * 3)
        mass = repr(float(segment.mass_kg))
        Xml.SubElement(part, "inertial", pos=_text(segment.com), mass=mass, diaginertia=inertia)
    for c in coordinates:
        limits = _text((c.lower, c.upper))
        Xml.SubElement(part, "joint", name=c.name, type=KINDS[c.kind], axis=_text(c.axis), range=limits)
    return part


def _tendons(section: Xml.Element, names: Sequence[str], paths: Paths) -> None:
    for number, name in enumerate(names):
        tendon = Xml.SubElement(section, "spatial", name=name)
        for point in range(paths.start[number], paths.start[number + 1]):
            Xml.SubElement(tendon, "site", site=f"point_{point}")


def _names(body: Body) -> list[str]:
    """Unlike names for all paths, in their order."""
    given = [*body.muscles.names, *body.ligaments.names, "cavity"]
    times = Counter(given)
    return [f"{name}_{number}" if times[name] > 1 else name for number, name in enumerate(given)]


def _text(numbers: Iterable[float]) -> str:
    """Every digit, so that nothing is lost on the way."""
    return " ".join(repr(float(number)) for number in np.asarray(numbers, dtype=np.float64))
