"""Run again what a how-to page shows: every indented block that begins with `$` gets its command's output of today."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("docs/solve.md", "README.md")
INDENT = "    "


def main() -> None:
    for page in map(Path, sys.argv[1:] or PAGES):
        path = ROOT / page
        path.write_text(refreshed(path.read_text("utf-8")), encoding="utf-8")
        print(f"refreshed {page}")


def refreshed(text: str) -> str:
    """The page with the output under each `    $ command` made anew; a block ends at the first line not indented."""
    found: list[str] = []
    lines = text.splitlines()
    while lines:
        line = lines.pop(0)
        found.append(line)
        if line.startswith(f"{INDENT}$ "):
            while lines and (lines[0].startswith(INDENT) or (not lines[0] and _goes_on(lines))):
                lines.pop(0)
            found += [f"{INDENT}{said}".rstrip() for said in output(line.strip().removeprefix("$ "))]
    return "\n".join(found) + "\n"


def _goes_on(lines: list[str]) -> bool:
    """Whether a blank line stands inside a block: the next line with anything on it is indented and no command."""
    rest = next((line for line in lines if line), "")
    return rest.startswith(INDENT) and not rest.startswith(f"{INDENT}$ ")


def output(command: str) -> list[str]:
    """What a command says, both streams, without blank lines at either end."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    filled = [number for number, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


if __name__ == "__main__":
    main()
