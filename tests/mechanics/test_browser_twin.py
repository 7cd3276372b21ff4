"""The browser's forward kinematics agree with Python's."""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from spinewise.anatomy import Body
from spinewise.mechanics import forward, mirror
from spinewise.mechanics.export import body_json
from tests.anatomy.people import A_FEW

ROOT = Path(__file__).parents[2]
ESBUILD, NODE = ROOT / "node_modules/.bin/esbuild", shutil.which("node")
POSTURES = 18  # a person; with three persons, more than fifty in all
PEOPLE = A_FEW[1:4]


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What the bundled body.ts makes of the same bodies and postures."""
    if NODE is None or not ESBUILD.exists():
        pytest.skip("needs Node and the locked node_modules: run bin/test once, which sets both up")
    folder = tmp_path_factory.mktemp("twin")
    script, given, found = folder / "twin.mjs", folder / "given.json", folder / "found.json"
    entry = Path(__file__).with_name("twin.ts")
    subprocess.run(
        [ESBUILD, entry, "--bundle", "--platform=node", "--format=esm", f"--outfile={script}", "--log-level=warning"],
        check=True, cwd=ROOT,
    )  # fmt: skip
    bodies = [Body.for_person(person) for person in PEOPLE]
    cases = [{"body": body_json(body), "postures": postures(body).tolist()} for body in bodies]
    given.write_text(json.dumps(cases))
    subprocess.run([NODE, script, given, found], check=True, timeout=60)
    return list(zip(bodies, json.loads(found.read_text()), strict=True))


def postures(body):
    """Anywhere in the ranges and, one in three, beyond them."""
    rng = np.random.default_rng(7)
    lower, upper = (np.array([getattr(c, end) for c in body.coordinates]) for end in ("lower", "upper"))
    stretch = np.where(np.arange(POSTURES) % 3 == 2, 1.5, 1.0)[:, None]
    return rng.uniform(lower, upper, size=(POSTURES, len(lower))) * stretch


def test_all_landmarks_agree_within_a_tenth_of_a_millimetre(answers):
    """Every landmark of every segment, 54 random postures of three persons."""
    for body, found in answers:
        for q, points in zip(postures(body), found["points"], strict=True):
            pose = forward(body, q)
            for number, (segment, theirs) in enumerate(zip(body.segments, points, strict=True)):
                for local, there in zip(segment.landmarks.values(), theirs, strict=True):
                    assert np.linalg.norm(pose.point(number, local) - there) < 1e-4


def test_mirrors_agree(answers):
    """The same numbers, to rounding."""
    for body, found in answers:
        np.testing.assert_allclose(found["mirrored"], mirror(body, postures(body)), atol=1e-15)
