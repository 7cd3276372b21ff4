"""Sets up what is missing in .venv, then serves or tests. Standard library only: it runs first of all."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMPS = VENV / "spinewise-setup"
RUN_LOCKS = ("requirements.lock", "requirements-build.lock")
TEST_LOCKS = ("requirements-dev.lock",)
OLDEST_NODE = 20


def main(command: str, arguments: list[str]) -> int:
    """Set up for `command` ("serve" or "test"), then become it."""
    with one_at_a_time():
        environment()
        locked_packages("run", RUN_LOCKS)
        front_end()
        if command == "test":
            locked_packages("test", TEST_LOCKS)
        byte_code()
    target = ["-m", "spinewise.web"] if command == "serve" else [str(ROOT / "bin" / "checks.py")]
    os.chdir(ROOT if command == "test" else Path.cwd())
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), *target, *arguments])


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two commands started together must not build the same folder twice."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (ROOT / ".setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def environment() -> None:
    """A virtual environment; one whose making was cut off is made again."""
    if stamped("environment", sys.version):
        return
    if importlib.util.find_spec("ensurepip") is None:
        stop(
            "This Python cannot make virtual environments (no ensurepip). On Debian or Ubuntu: apt install python3-venv"
        )
    say("Setting up: Python environment in .venv")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    stamp("environment", sys.version)


def locked_packages(name: str, locks: tuple[str, ...]) -> None:
    """Exactly the locked versions, each checked against its hash."""
    wanted = fingerprint(*(ROOT / lock for lock in locks))
    if stamped(name, wanted):
        return
    say(f"Setting up: packages of {', '.join(locks)}")
    install(*(part for lock in locks for part in ("--requirement", str(ROOT / lock))))
    stamp(name, wanted)


def front_end() -> None:
    """Links the package into the environment; its build hook bundles the browser's code where that changed."""
    sources = [path for path in sorted((ROOT / "frontend").rglob("*")) if path.is_file()]
    wanted = fingerprint(ROOT / "pyproject.toml", ROOT / "hatch_build.py", ROOT / "package-lock.json", *sources)
    built = ROOT / "src" / "spinewise" / "web" / "static" / "built" / "sources.sha256"
    if built.exists() and stamped("package", wanted):
        return
    if not has_node():
        locked_packages("node", ("requirements-node.lock",))
    say("Setting up: front end")
    install("--no-build-isolation", "--no-deps", "--editable", str(ROOT), hashes=False)
    stamp("package", wanted)


def byte_code() -> None:
    """Compiled beforehand, as not every installer does and some environments forbid later: without it, a start
    compiles thousands of files again."""
    wanted = fingerprint(*(STAMPS / name for name in ("run", "test", "package") if (STAMPS / name).exists()))
    if stamped("byte-code", wanted):
        return
    places = [*VENV.glob("lib/*/site-packages"), *VENV.glob("Lib/site-packages"), ROOT / "src"]
    # a package may bring files that this Python cannot read; whoever imports one is told then
    subprocess.run([str(PYTHON), "-m", "compileall", "-qq", *map(str, places)], check=False)
    stamp("byte-code", wanted)


def has_node() -> bool:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = answer.strip().lstrip("v").split(".")[0]
    return number.isdigit() and int(number) >= OLDEST_NODE


def install(*what: str, hashes: bool = True) -> None:
    options = [
        "--quiet",
        "--disable-pip-version-check",
        *(["--require-hashes", "--no-deps"] if hashes else []),
    ]
    run([str(PYTHON), "-m", "pip", "install", *options, *what])


def run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        output = f"{done.stdout}{done.stderr}".strip()
        print("\n".join(output.splitlines()[-40:]), file=sys.stderr)
        stop(f"Setting up failed at: {' '.join(command[:6])} ... ({last_line(output)})")


def last_line(output: str) -> str:
    return output.splitlines()[-1] if output else "no output"


def stamped(name: str, wanted: str) -> bool:
    path = STAMPS / name
    return PYTHON.exists() and path.exists() and path.read_text() == wanted


def stamp(name: str, content: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(content)


def fingerprint(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def stop(line: str) -> None:
    say(line)
    sys.exit(1)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1], sys.argv[2:]))
    except OSError as wrong:
        stop(f"Setting up failed: {wrong.strerror or wrong}: {wrong.filename or ROOT}")
    except KeyboardInterrupt:
        stop("Stopped.")
