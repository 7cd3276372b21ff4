"""Tier 1 of the participation screen: be seen today. No class until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.care.screening_emergency import CAUTION, GIRFT, IFOMPT, NEW_NERVE_SIGNS
from spinewise.care.tiers import Rule, Tier

if TYPE_CHECKING:
    from spinewise.care.heard import Heard

BE_SEEN_TODAY = (
    "Be seen today: ring your doctor's surgery or the urgent care line, and read them this page. "
    "If nobody can see you today, go to an urgent care centre or emergency department."
)
IF_WORSE = (
    "If numbness between the legs, a change in bladder or bowel, or weakness in both legs comes on, "
    "call your local emergency number at once."
)
FRAIL_AGE = 70  # [years] older than this, a small knock can be enough (Henschke et al. 2009)

TODAY: tuple[Rule[Heard], ...] = (
    Rule(
        "T1.fever",
        Tier.T1,
        lambda said: said.has("pain") and said.any("fever", "unwell"),
        reason="Back pain while you have a fever or feel ill all over.",
        advice=f"{BE_SEEN_TODAY} Take your temperature and write it down.",
        source=IFOMPT,
    ),
    Rule(
        "T1.both-legs",
        Tier.T1,
        lambda said: said.has("both_legs"),
        reason="New pain down both legs.",
        advice=f"{BE_SEEN_TODAY} {IF_WORSE}",
        source=GIRFT,
    ),
    Rule(
        "T1.weak-one",
        Tier.T1,
        lambda said: said.has("weak_one"),
        reason="New or growing weakness in one leg or foot.",
        advice=f"{BE_SEEN_TODAY} Take care on stairs. {IF_WORSE}",
        source=GIRFT,
    ),
    Rule(
        "T1.cannot-walk",
        Tier.T1,
        lambda said: said.has("cannot_walk"),
        reason="You cannot take your weight on your legs, or cannot walk.",
        advice=f"{BE_SEEN_TODAY} Ask for a visit or a lift if you cannot get there.",
        source=IFOMPT,
    ),
    Rule(
        "T1.bone",
        Tier.T1,
        lambda said: (
            said.has("midline")
            and said.any("minor_strain", "fall", "severe_injury")
            and (said.any("osteoporosis", "steroids") or said.figure("age") > FRAIL_AGE)
        ),
        reason="Sudden, severe pain in the middle of the back after a small strain or a fall, and bones that may "
        "be less strong: through osteoporosis, long use of steroids, or age over 70.",
        advice=f"{BE_SEEN_TODAY} Until then avoid bending and lifting.",
        source="Henschke et al. 2009: age over 70, prolonged corticosteroids, trauma",
    ),
    Rule(
        "T1.pregnancy",
        Tier.T1,
        lambda said: said.has("pregnant") and said.any("bleeding", "fluid", "tightenings", "pregnancy_fever", "fever"),
        reason="Pregnant, with bleeding, loss of fluid, regular tightenings or fever.",
        advice="Ring your maternity unit now and tell them this; they will want to see you today. "
        "If you cannot reach them, call your local emergency number.",
        source=CAUTION,
    ),
    Rule(
        "T1.cancer-pain",
        Tier.T1,
        lambda said: said.has("cancer", "new_pain", "severe_pain") and said.any("constant", "night"),
        reason="Cancer now or in the past, and new, severe pain that does not let up.",
        advice=f"{BE_SEEN_TODAY} If you have a cancer team or hotline, ring them first. {IF_WORSE}",
        source=IFOMPT,
    ),
    Rule(
        "T1.cancer-nerve",
        Tier.T1,
        lambda said: said.has("cancer") and said.any(*NEW_NERVE_SIGNS, "long_tingling", "cannot_walk"),
        reason="Cancer now or in the past, and weakness, numbness, tingling or trouble walking.",
        advice=f"{BE_SEEN_TODAY} If you have a cancer team or hotline, ring them first. {IF_WORSE}",
        source=IFOMPT,
    ),
    Rule(
        "T1.flank",
        Tier.T1,
        lambda said: said.has("flank") and said.any("fever", "blood_urine"),
        reason="Pain in the side below the ribs, with fever or blood in the urine.",
        advice=f"{BE_SEEN_TODAY} Take a urine sample along if you can.",
        source=CAUTION,
    ),
    Rule(
        "T1.thinners",
        Tier.T1,
        lambda said: said.has("thinners") and said.any("fall", "severe_injury"),
        reason="A fall while taking blood thinners.",
        advice=f"{BE_SEEN_TODAY} Say what you take. With a knock to the head, call your local emergency number.",
        source=CAUTION,
    ),
    Rule(
        "T1.chest",
        Tier.T1,
        lambda said: said.has("chest_signs"),
        reason="Chest pain, breathlessness, fainting or collapse that no doctor has looked at yet.",
        advice="If it is there now, call your local emergency number. If it has passed, be seen today and before "
        "any exercise.",
        source=CAUTION,
    ),
)
