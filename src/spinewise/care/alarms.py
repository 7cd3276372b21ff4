"""The one question that can end a class at once, and the follow-ups that tell an emergency from "today".

Asked of the last day before a class, and of this moment when someone presses "this hurts".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.care.questions import NONE, UNSURE, YES, Choice, Question
from spinewise.care.screening_emergency import CALL_NOW, CAUTION, GIRFT
from spinewise.care.screening_today import BE_SEEN_TODAY, IF_WORSE
from spinewise.care.tiers import Rule, Tier

if TYPE_CHECKING:
    from spinewise.care.heard import Heard

RISE = 2  # [points of 10] more than this above where it began counts as a rise


def alarm_questions(when: str) -> tuple[Question, ...]:
    """The question with its follow-ups.

    Args:
        when: the time it asks about, such as "In the last day".
    """
    return (
        Question(
            "alarm",
            f"{when}: numbness between the legs, a change in bladder or bowel, new weakness in a leg, chest pain "
            "or faintness?",
            "yes_no_unsure",
        ),
        Question(
            "alarm_which",
            "Which of these?",
            "several",
            choices=(
                Choice("saddle", "Numb or odd between the legs", "Such as not feeling the paper when you wipe."),
                Choice(
                    "bladder",
                    "A change in bladder or bowel",
                    "Hard to start or stop the flow, not feeling urine pass, leaking, not knowing when you are full.",
                ),
                Choice("weak_both", "Both legs weak"),
                Choice("weak_one", "One leg or foot weak"),
                Choice("chest_signs", "Chest pain, breathlessness or faintness"),
                Choice(NONE, "Something else of the kind"),
                Choice(UNSURE, "Not sure which"),
            ),
            only_if=(("alarm", YES, UNSURE),),
        ),
        Question(
            "alarm_back",
            "Does your back hurt as well?",
            "yes_no_unsure",
            only_if=(("alarm_which", "chest_signs", UNSURE),),
        ),
    )


def alarm_rules(prefix: str) -> tuple[Rule[Heard], ...]:
    """What follows, with ids that begin with `prefix`."""
    return (
        Rule(
            f"{prefix}.saddle",
            Tier.T0,
            lambda said: said.has("saddle"),
            reason="Numbness or an odd feeling between the legs.",
            advice=f"{CALL_NOW} Say: 'back problem, and numb between the legs'. Hours matter here.",
            source=GIRFT,
        ),
        Rule(
            f"{prefix}.bladder",
            Tier.T0,
            lambda said: said.has("bladder"),
            reason="A change in bladder or bowel.",
            advice=f"{CALL_NOW} Say: 'back problem, and a change in bladder or bowel'. Hours matter here.",
            source=GIRFT,
        ),
        Rule(
            f"{prefix}.weak-both",
            Tier.T0,
            lambda said: said.has("weak_both"),
            reason="Weakness in both legs.",
            advice=f"{CALL_NOW} Say: 'back problem, and both legs are weak'.",
            source=GIRFT,
        ),
        Rule(
            f"{prefix}.chest",
            Tier.T0,
            lambda said: said.has("chest_signs", "alarm_back"),
            reason="Chest pain, breathlessness or faintness together with back pain.",
            advice=f"{CALL_NOW} Sit down and rest until help comes.",
            source=CAUTION,
        ),
        Rule(
            f"{prefix}.chest-alone",
            Tier.T1,
            lambda said: said.has("chest_signs"),
            reason="Chest pain, breathlessness or faintness.",
            advice="Sit down and rest. If it does not pass within minutes, call your local emergency number. "
            "If it has passed, be seen today and before any exercise.",
            source=CAUTION,
        ),
        Rule(
            f"{prefix}.weak-one",
            Tier.T1,
            lambda said: said.has("weak_one"),
            reason="New weakness in one leg or foot.",
            advice=f"{BE_SEEN_TODAY} {IF_WORSE}",
            source=GIRFT,
        ),
        Rule(
            f"{prefix}.alarm",
            Tier.T1,
            lambda said: said.has("alarm"),
            reason="One of the signs for which someone should look at you before you go on.",
            advice=f"{BE_SEEN_TODAY} {IF_WORSE}",
            source=CAUTION,
        ),
    )
