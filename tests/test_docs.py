"""The pages in docs and the README: links lead somewhere, commands run, equations that are cited exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from spinewise.nervous.posture import ENERGY_WEIGHT
from spinewise.nervous.settings import SAFETY_FACTOR, STIFFNESS_Q

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^    \$ (.+)\n((?:    .*\n|\n(?=    [^$]))*)", re.MULTILINE)  # a command, and the output under it
SHOWN = [
    (path.name, command, output)
    for path in (ROOT / "README.md", ROOT / "docs/solve.md")
    for command, output in BLOCK.findall(path.read_text("utf-8"))
]
CHEAP = ("spinewise buckle", "sed ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_equation_cited_is_there() -> None:
    """In code, tests and pages; a number is given once."""
    given = re.findall(r"^\*\*\((\d+)\)\*\*", (ROOT / "docs/derivations.md").read_text("utf-8"), re.MULTILINE)
    assert len(given) == len(set(given))
    for path in [*ROOT.glob("src/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("docs/**/*.md")]:
        for cited in re.findall(r"\beq\. (\d+(?:(?:, | to | and )\d+)*)", path.read_text("utf-8")):
            assert set(re.findall(r"\d+", cited)) <= set(given), f"{path.relative_to(ROOT)}: eq. {cited}"


@pytest.mark.parametrize(
    ("name", "value"),
    [("stiffness_q", STIFFNESS_Q), ("safety_factor", SAFETY_FACTOR), ("energy_weight", ENERGY_WEIGHT)],
)
def test_the_nomenclature_says_the_defaults(name: str, value: float) -> None:
    lines = (ROOT / "docs/nomenclature.md").read_text("utf-8").splitlines()
    assert any(f".{name}`" in line and re.search(rf"; {value:g}\b", line) for line in lines)


def test_every_decision_has_its_number() -> None:
    """In its name and its heading, without a gap."""
    for number, path in enumerate(sorted(ROOT.glob("docs/decisions/*.md")), start=1):
        assert path.name.startswith(f"{number:04d}-")
        assert path.read_text("utf-8").startswith(f"# {number}. ")


def test_every_command_shown_has_its_output() -> None:
    assert len(SHOWN) > 5
    for page, command, output in SHOWN:
        assert output.strip(), f"{page}: {command}: run bin/refresh_docs.py"


@pytest.mark.slow
@pytest.mark.parametrize(("page", "command", "output"), [one for one in SHOWN if one[1].startswith(CHEAP)])
def test_what_is_shown_is_what_comes(page: str, command: str, output: str) -> None:
    """The cheap ones, word for word."""
    bare = command.replace("spinewise", str(Path(sys.executable).parent / "spinewise"))
    done = subprocess.run(["bash", "-c", bare], cwd=ROOT, capture_output=True, text=True, check=False)
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    assert said == [line.strip() for line in output.splitlines() if line.strip()], f"{page}: run bin/refresh_docs.py"
