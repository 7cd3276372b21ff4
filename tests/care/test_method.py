"""The method page's data: nineteen claims in order, each with its badge and its sources, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from spinewise.care import method
from spinewise.care.method import NO_SOURCE, Badge, claims, evidence
from spinewise.errors import BadFile, UnknownName
from spinewise.movement.library import exercises

if TYPE_CHECKING:
    from pathlib import Path

# row of the evidence review -> the badges it carries there
BADGES: dict[int, set[str]] = {
    1: {"SUPPORTED"}, 2: {"SUPPORTED", "MIXED"}, 3: {"MIXED"}, 4: {"MIXED", "SUPPORTED"}, 5: {"SUPPORTED"},
    6: {"SUPPORTED"}, 7: {"NOT SUPPORTED"}, 8: {"MIXED"}, 9: {"MIXED"}, 10: {"MIXED"},
    11: {"NOT SUPPORTED", "MIXED"}, 12: {"MIXED", "UNTESTED"}, 13: {"NOT SUPPORTED", "UNTESTED"},
    14: {"NOT SUPPORTED"}, 15: {"MIXED"}, 16: {"UNTESTED"}, 17: {"UNTESTED"}, 18: {"SUPPORTED"},
    19: {"SUPPORTED"}, 20: {"NOT SUPPORTED", "SUPPORTED"}, 21: {"NOT SUPPORTED"}, 22: {"MIXED"},
    23: {"UNTESTED"}, 24: {"MIXED"}, 25: {"SUPPORTED"}, 26: {"UNTESTED"}, 27: {"UNTESTED"}, 28: {"MIXED"},
}  # fmt: skip
# row -> the claims it belongs to, as the review lists them
CLAIMS: dict[int, set[int]] = {
    1: {10}, 2: {1}, 3: {9, 10}, 4: {8, 10}, 5: {13}, 6: {14}, 7: {5, 6}, 8: {6}, 9: {6}, 10: {6}, 11: {6, 15},
    12: {6}, 13: {6}, 14: {6}, 15: {11}, 16: {11}, 17: {12}, 18: {18}, 19: {18}, 20: {19}, 22: {2}, 23: {3},
    24: {4}, 25: {7}, 26: {10}, 27: {16}, 28: {17},
}  # fmt: skip


def test_nineteen_claims_in_order() -> None:
    """C1 to C19."""
    assert [claim.id for claim in claims()] == [f"C{n}" for n in range(1, 20)]


def test_every_claim_can_be_read_and_checked() -> None:
    """One to four short sentences, at least one badge, where it lives, and when it was reviewed."""
    for claim in claims():
        assert 1 <= len(claim.says) <= 4
        assert all(text.endswith(".") and len(text.split()) <= 40 for text in claim.says), claim.id
        assert claim.badges
        assert set(claim.badges) <= set(get_args(Badge))
        assert claim.lives.endswith(".")
        assert claim.reviewed == "2026-11"


def test_every_part_has_sources_or_says_that_there_are_none() -> None:
    """Sources, or the words; without any source the badge is UNTESTED; limits are always told."""
    for part in evidence().values():
        assert part.sources
        assert part.badge == "UNTESTED" or NO_SOURCE not in part.sources, part.key
        assert part.speaks_for.endswith(".")
        assert part.limits.endswith(".")
        assert part.row is not None or (part.badge == "UNTESTED" and part.sources == (NO_SOURCE,)), part.key


def test_all_28_rows_of_the_evidence_review_carry_their_badges() -> None:
    """Every row is shown, with the badges of the review and no other."""
    found: dict[int, set[str]] = {}
    for part in evidence().values():
        if part.row is not None:
            found.setdefault(part.row, set()).add(part.badge)
    assert found == BADGES


def test_every_row_stands_with_its_claims() -> None:
    """A row of the review is shown at each claim that the review names for it."""
    shown = {(part.row, claim.number) for claim in claims() for part in claim.evidence}
    assert {(row, number) for row, numbers in CLAIMS.items() for number in numbers} <= shown


def test_every_exercise_names_a_part() -> None:
    """The `evidence` of each exercise is a key of this file."""
    for exercise in exercises().values():
        assert method.badge(exercise.evidence) in get_args(Badge)
    with pytest.raises(UnknownName, match="spine-magic"):
        method.badge("spine-magic")


def test_no_forbidden_words() -> None:
    """No promise, no blame, no fear."""
    words = ("cure", "treat", "heal ", "misaligned", "unavailable", "guaranteed", "no side-effects", "crumbl", "damage")
    texts = [text for claim in claims() for text in (claim.title, *claim.says, claim.lives)]
    texts += [text for part in evidence().values() for text in (part.part, part.speaks_for, part.limits)]
    for text in texts:
        assert not any(word in text.lower() for word in words), text


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("number = 3\n", "number = 4\n", "C1 to C19 in order"),
        ('evidence = ["guarding"]', 'evidence = ["safety-net"]', "no claim shows the evidence guarding"),
        ('evidence = ["guarding"]', 'evidence = ["gardening"]', "no evidence is called gardening"),
        ("row = 28", "row = 27", "rows \\[28\\]"),
        ('badge = "SUPPORTED"', 'badge = "PROVEN"', "PROVEN"),
        ('sources = ["PMC4519377"]', "sources = []", "without a source"),
        ('title = "Tight can mean careful"', 'title = ""', "title is missing"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str, rule: str) -> None:
    """Each rule of the file is named when it is broken."""
    text = method.FILE.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "method.toml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadFile, match=rule):
        method.read(broken)
