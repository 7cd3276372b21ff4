"""What Spinewise never says, looked for in every string of the product."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
ALLOWED = tomllib.loads((Path(__file__).parent / "wording_allowed.toml").read_text("utf-8"))["allowed"]
READ = (
    "src/spinewise/**/*.py",
    "src/spinewise/**/*.toml",
    "src/spinewise/**/*.json",
    "src/spinewise/**/*.html",
    "src/spinewise/**/*.txt",
    "frontend/**/*.ts",
    "docs/**/*.md",
    "*.md",
)
BUILT = "static/built"  # made from the sources above

# name: (pattern, something it must catch)
FORBIDDEN = {
    "cure": (r"\bcur(e|es|ed|ing)\b", "cures back pain"),
    "treat": (r"\btreat(s|ed|ing|ment|ments)?\b(?! (\w+ )?as\b)", "a treatment for your back"),
    "heal": (r"\bheal(s|ed|ing)?\b", "lets discs heal"),
    "stabilisers off": (
        r"\bstabili[sz](ers?|ing muscles?)\b[^.;]{0,40}\b(off|unavailable|not available|asleep|shut down)\b",
        "your stabilisers are unavailable",
    ),
    "misaligned": (r"\bmis-?align(ed|ment)\b", "your spine is misaligned"),
    "fix posture": (r"\b(fix|correct)(es|ing|s)?( \w+)? posture\b", "fix your posture"),
    "guaranteed": (r"\bguarante(e|es|ed)\b", "guaranteed in 14 days"),
    "no side-effects": (r"\b(no|without|free of|zero|free from) side[- ]effects?\b", "has no side-effects"),
    "against care": (
        r"\b(no need|need not|needn't|do(es)? not need|don't need|instead of)( \w+){0,3} "
        r"(doctor|physiotherapist|physio|medicines?|tablets|surgery)\b|\bstop taking\b",
        "you do not need a doctor",
    ),
    "nocebo": (
        r"\bcrumbl\w+|\bbone on bone\b|\bworn[- ]out (disc|joint|spine|back)|\bslipped dis[ck]|\bdamaged? (disc|spine)",
        "crumbling discs",
    ),
    "risk score": (r"\brisk score\b|\byour risk\b", "your risk score is 7"),
    "diagnosis": (r"\bdiagnos\w+|\byou have (an? )?(instability|unstable \w+)\b", "this diagnoses your back"),
}


def files(root: Path) -> list[Path]:
    """Every file of the product that holds words."""
    found = {path for pattern in READ for path in root.glob(pattern)}
    return sorted(path for path in found if BUILT not in path.as_posix() and "node_modules" not in path.parts)


def texts(path: Path) -> Iterator[str]:
    """The words in a file: a Python file's strings (docstrings too), all of any other; HTML with and without tags."""
    source = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from strings(ast.parse(source))
        return
    yield source
    if path.suffix == ".html":
        yield re.sub(r"<[^>]+>", " ", source)


def strings(tree: ast.AST) -> Iterator[str]:
    """Literals; an f-string as one, with a gap where a value goes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield " ... ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def offences(root: Path, allowed: list[dict[str, str]]) -> list[str]:
    """Each forbidden phrase that stands in a file and is not allowed there."""
    found = []
    for path in files(root):
        name = path.relative_to(root).as_posix()
        quotes = [one["quote"] for one in allowed if one["file"] in ("*", name)]
        for text in texts(path):
            found += [f"{name}: {rule}: ...{place}..." for rule, place in said(text, quotes)]
    return sorted(set(found))


def said(text: str, quotes: list[str]) -> Iterator[tuple[str, str]]:
    plain = flat(text)
    for quote in quotes:
        plain = re.sub(re.escape(flat(quote)), " ", plain, flags=re.IGNORECASE)
    for rule, (pattern, _) in FORBIDDEN.items():
        for hit in re.finditer(pattern, plain, re.IGNORECASE):
            yield rule, plain[max(0, hit.start() - 40) : hit.end() + 40]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'"))


def test_nothing_forbidden_is_said() -> None:
    """Every string of the product, against the list of what is never said."""
    assert offences(ROOT, ALLOWED) == []


def test_everything_allowed_is_still_there() -> None:
    """A quote that has gone from its file goes from the allow-list too."""
    for one in ALLOWED:
        where = files(ROOT) if one["file"] == "*" else [ROOT / one["file"]]
        assert any(flat(one["quote"]).lower() in flat(text).lower() for path in where for text in texts(path)), one
        assert one["why"]


PLANTS = {
    "src/spinewise/care/planted.py": 'SAY = f"{1} " "{}"\n',
    "src/spinewise/movement/data/exercises/planted.toml": 'cue = "{}"\n',
    "src/spinewise/care/planted.json": '{{"say": "{}"}}\n',
    "src/spinewise/web/templates/deep/planted.html": '<p title="{}">Hello</p>\n',
    "frontend/player/planted.ts": "export const say = '{}';\n",
    "docs/planted.md": "# {}\n",
    "README.md": "{}\n",
}


@pytest.mark.parametrize("rule", FORBIDDEN)
@pytest.mark.parametrize("place", PLANTS)
def test_a_planted_phrase_is_found(tmp_path: Path, place: str, rule: str) -> None:
    """In every kind of file, for every phrase."""
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_text(PLANTS[place].replace("{}", FORBIDDEN[rule][1]).replace("{{", "{").replace("}}", "}"))
    assert any(f"{place}: {rule}: " in offence for offence in offences(tmp_path, []))


def test_a_phrase_broken_by_lines_and_tags_is_found(tmp_path: Path) -> None:
    """As HTML has it."""
    (tmp_path / "src/spinewise/web").mkdir(parents=True)
    (tmp_path / "src/spinewise/web/planted.html").write_text("<p>Fix <b>your</b>\n  posture</p>")
    assert len(offences(tmp_path, [])) == 1


def test_an_allowed_quote_covers_itself_and_nothing_else(tmp_path: Path) -> None:
    """The same word again in the same file is found."""
    (tmp_path / "README.md").write_text("Not a diagnosis. Your diagnosis is ready.")
    allowed = [{"file": "README.md", "quote": "Not a diagnosis.", "why": "disclaimer"}]
    assert len(offences(tmp_path, allowed)) == 1


@pytest.mark.parametrize(
    "text", ["health", "secure", "treated as missing", "a change of posture", "see a doctor", "the heel"]
)
def test_ordinary_words_pass(text: str) -> None:
    """No false alarm."""
    assert list(said(text, [])) == []
