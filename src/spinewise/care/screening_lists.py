"""Lists to pick from: some, none, or "not sure"; then it is asked of which, and that counts as said."""

from __future__ import annotations

from spinewise.care.questions import NONE, UNSURE, Choice, Question

NONE_OF_THESE = Choice(NONE, "None of these")
NOT_SURE = Choice(UNSURE, "Not sure")
Conditions = tuple[tuple[str, ...], ...]


def any_of(name: str, text: str, *choices: Choice, only_if: Conditions = ()) -> Question:
    """A list whose choices weigh the same: "not sure" counts as all of them."""
    return Question(
        name,
        text,
        "several",
        choices=(*choices, NONE_OF_THESE, Choice(UNSURE, "Not sure of one of them")),
        only_if=only_if,
    )


def each_of(name: str, text: str, *choices: Choice, only_if: Conditions = ()) -> tuple[Question, Question]:
    """A list whose choices weigh differently, and its follow-up: of which are you not sure?"""
    which = Question(
        f"{name}_unsure",
        "Of which are you not sure?",
        "several",
        choices=(*choices, Choice(UNSURE, "Of any of them")),
        only_if=((name, UNSURE),),
    )
    return any_of(name, text, *choices, only_if=only_if), which


def said(name: str, *choices: str) -> Conditions:
    """The condition that one of these was picked, for sure or not."""
    return (name, *choices), (f"{name}_unsure", *choices, UNSURE)
