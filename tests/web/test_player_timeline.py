"""The player's clock, timeline, sounds and sittings, and the figure's movements and camera: Node's own test runner."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NODE = shutil.which("node")
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"


@pytest.mark.skipif(NODE is None, reason="Node is not on PATH")
@pytest.mark.skipif(not ESBUILD.exists(), reason="node_modules is missing: npm ci")
def test_player_parts(tmp_path: Path) -> None:
    """Each claim about the player is a test in player_timeline.test.ts."""
    bundle = tmp_path / "player_timeline.test.cjs"
    source = Path(__file__).with_name("player_timeline.test.ts")
    run(ESBUILD, source, "--bundle", "--platform=node", "--format=cjs", f"--outfile={bundle}")
    run(NODE, "--test", bundle)


def run(*command: object) -> None:
    """Run it; on failure show all it said."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
