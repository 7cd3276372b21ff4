"""Every check of the project, one after the other; all of them run, and any failure makes the whole fail."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PREPARE = (  # solved once, so that no test that starts a server has to wait for it
    "from pathlib import Path; from spinewise.movement import prepared; "
    "prepared.ensure(Path('src/spinewise/web/static/built/motion'))"
)
COMPILE = (  # once and kept, so that not every worker of the tests compiles the same kernels
    "from spinewise.movement import solve_input, solving; "
    "solving.solve(solve_input.from_document({'posture': {'base': 'standing'}}))"
)
NO_BROWSER = "No Chromium: the browser stories did not run. On Debian or Ubuntu: apt install chromium"


def main() -> int:
    """Run what the options ask for; 0 only if everything asked for ran and passed."""
    asked = options()
    missing = "" if asked.quick or asked.no_browser else ensure_browser()
    failed = [name for name, command in checks(asked, browser=not missing) if not passes(name, command)]
    if missing:
        failed.append(missing)
    print(f"\nbin/test: {'all checks passed' if not failed else 'FAILED: ' + '; '.join(failed)}", flush=True)
    return 1 if failed else 0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/test", description="Run every check of the project.")
    parser.add_argument("--quick", action="store_true", help="what every commit must pass, in under a minute")
    parser.add_argument("--no-browser", action="store_true", help="leave out the stories that need Chromium")
    return parser.parse_args()


def checks(asked: argparse.Namespace, *, browser: bool) -> list[tuple[str, list[str]]]:
    return [
        ("ruff", [str(BIN / "ruff"), "check", "--quiet", "."]),
        ("formatting", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        ("import contracts", [str(BIN / "lint-imports")]),
        ("types", [str(BIN / "mypy")]),
        *typescript(),
        ("kernels", [sys.executable, "-c", COMPILE]),
        ("movements", [sys.executable, "-c", PREPARE]),
        ("tests", [sys.executable, "-m", "pytest", "-q", "-n", "auto", "-m", marks(asked, browser=browser)]),
    ]


def marks(asked: argparse.Namespace, *, browser: bool) -> str:
    if asked.quick:
        return "not slow and not browser"
    return "" if browser else "not browser"


def typescript() -> list[tuple[str, list[str]]]:
    """Type checking of the front end, with the development packages of package-lock.json."""
    npm = shutil.which("npm")
    if not npm:
        return []
    tsc = ROOT / "node_modules" / ".bin" / "tsc"
    if not tsc.exists():
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=ROOT,
            check=False,
            stdout=subprocess.DEVNULL,
        )
    return [("TypeScript", [str(tsc), "-p", "frontend"])]


def ensure_browser() -> str:
    """Debian's Chromium, installed where that is allowed; the reason in words where there is none."""
    if any(shutil.which(name) for name in BROWSERS):
        return ""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Setting up: Chromium for the browser stories", file=sys.stderr, flush=True)
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return "" if any(shutil.which(name) for name in BROWSERS) else NO_BROWSER


def passes(name: str, command: list[str]) -> bool:
    print(f"== {name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, check=False)
    print(
        f"== {name}: {'ok' if done.returncode == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s",
        flush=True,
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
