"""Tiers 2 and 3 of the participation screen: be seen within days, or at a routine appointment. Nobody is locked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.care.screening_emergency import CAUTION, IFOMPT
from spinewise.care.tiers import Rule, Tier

if TYPE_CHECKING:
    from spinewise.care.heard import Heard

# No advice says which classes are open: that goes by the most urgent finding, and the page says it once, on top.
SEE_SOON = "Book with your doctor or physiotherapist within days, in two weeks at the latest, and take this page along."
ROUTINE = "Make a routine appointment with your doctor."
BAND_AGE = 50  # [years]
FIRST_EVER_AGES = (18, 60)  # [years] outside these, a first back pain is looked at by someone
SIGNS = (
    "before_35",
    "second_half",
    "buttock",
    "eased_by_movement",
    "eased_by_tablets",
    "relative",
    "arthritis",
    "tendon_ends",
    "psoriasis",
)  # NICE NG65, 1.1.5
ENOUGH_SIGNS = 4  # NICE NG65: four or more lead to a referral, exactly three to a blood test

SOON: tuple[Rule[Heard], ...] = (
    Rule(
        "T2.cancer",
        Tier.T2,
        lambda said: said.has("cancer", "pain", "new_pain"),
        reason="New back pain, and cancer now or in the past.",
        advice=f"{SEE_SOON} Say that the pain is new.",
        source=IFOMPT,
    ),
    Rule(
        "T2.weight",
        Tier.T2,
        lambda said: said.has("weight_loss"),
        reason="One kilo in twenty, or more, lost within six months without trying.",
        advice=f"{SEE_SOON} Write down your weight now and six months ago.",
        source=IFOMPT,
    ),
    Rule(
        "T2.constant",
        Tier.T2,
        lambda said: said.has("constant"),
        reason="Pain that is always there, keeps growing and eases in no position.",
        advice=SEE_SOON,
        source=IFOMPT,
    ),
    Rule(
        "T2.night",
        Tier.T2,
        lambda said: said.has("night"),
        reason="Pain at night that keeps you from sleeping.",
        advice=SEE_SOON,
        source=IFOMPT,
    ),
    Rule(
        "T2.band",
        Tier.T2,
        lambda said: said.has("band") and said.figure("age") > BAND_AGE,
        reason="New pain in the upper or middle back or round the chest, and you are over 50.",
        advice=SEE_SOON,
        source=IFOMPT,
    ),
    Rule(
        "T2.first-ever",
        Tier.T2,
        lambda said: (
            said.has("first_ever")
            and (said.figure("age") < FIRST_EVER_AGES[0] or said.figure("age") > FIRST_EVER_AGES[1])
        ),
        reason="The first back pain of your life, at an age when that is less common.",
        advice=SEE_SOON,
        source=IFOMPT,
    ),
    Rule(
        "T2.long-tingling",
        Tier.T2,
        lambda said: said.has("long_tingling"),
        reason="Pain below the knee with tingling for six weeks or longer.",
        advice=f"{SEE_SOON} If the leg grows weak, be seen the same day.",
        source=CAUTION,
    ),
    Rule(
        "T2.shape",
        Tier.T2,
        lambda said: said.has("changed_shape"),
        reason="Your back has newly changed shape.",
        advice=SEE_SOON,
        source=IFOMPT,
    ),
    Rule(
        "T2.tuberculosis",
        Tier.T2,
        lambda said: said.has("tuberculosis"),
        reason="Tuberculosis, or contact with it.",
        advice=SEE_SOON,
        source=IFOMPT,
    ),
    Rule(
        "T2.surgery",
        Tier.T2,
        lambda said: said.has("spine_surgery", "pain"),
        reason="Back pain within 12 weeks of an operation on the spine.",
        advice=f"{SEE_SOON} Ask the team that operated. Do only what they have cleared.",
        source=CAUTION,
    ),
)

ROUTINELY: tuple[Rule[Heard], ...] = (
    Rule(
        "T3.crisis",
        Tier.T3,
        lambda said: said.has("crisis"),
        reason="You have had thoughts of harming yourself or of ending your life.",
        advice="You do not have to carry this alone. Ring a crisis line or someone you trust now; if you might act "
        "on it, call your local emergency number. See your doctor in the next days.",
        source="Spinewise behaviour rules; not a substitute for a crisis service",
    ),
    Rule(
        "T3.signs",
        Tier.T3,
        lambda said: said.has("three_months", "before_45") and said.count(*SIGNS) >= ENOUGH_SIGNS,
        reason="Back pain that began before 45, has lasted over three months, and shows four or more of nine signs "
        "that an inflammation may play a part.",
        advice=f"{ROUTINE} Ask whether a referral to a rheumatologist makes sense (NICE NG65).",
        source="NICE NG65, referral criteria",
    ),
    Rule(
        "T3.three-signs",
        Tier.T3,
        lambda said: said.has("three_months", "before_45") and said.count(*SIGNS) == ENOUGH_SIGNS - 1,
        reason="Back pain that began before 45, has lasted over three months, and shows three of nine signs that an "
        "inflammation may play a part.",
        advice=f"{ROUTINE} Ask your doctor about an HLA-B27 blood test (NICE NG65).",
        source="NICE NG65, referral criteria",
    ),
    Rule(
        "T3.slow",
        Tier.T3,
        lambda said: said.has("six_weeks", "not_better"),
        reason="Six weeks or more, and not getting better.",
        advice=ROUTINE,
        source="NICE NG59: think again about the cause",
    ),
    Rule(
        "T3.work",
        Tier.T3,
        lambda said: said.has("stops_work"),
        reason="Your pain stops you working.",
        advice=f"{ROUTINE} Talk about what would let you go back, in part or in full.",
        source="NICE NG59",
    ),
    Rule(
        "T3.mood",
        Tier.T3,
        lambda said: said.has("low_mood"),
        reason="You feel low or without hope most days.",
        advice=f"{ROUTINE} Low mood and pain feed each other, and both can ease. Tell them how you feel. "
        "If it gets dark, ring a crisis line at any hour.",
        source="NICE NG59: risk stratification",
    ),
)
