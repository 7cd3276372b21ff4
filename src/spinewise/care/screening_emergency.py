"""Tier 0 of the participation screen: be seen now. Nothing else may lock a person out of the app's classes for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.care.tiers import Rule, Tier

if TYPE_CHECKING:
    from spinewise.care.heard import Heard

CALL_NOW = (
    "Call your local emergency number now, or have someone take you to the nearest emergency department. "
    "Do not drive yourself. Show them this page."
)
NEW_NERVE_SIGNS = ("saddle", "bladder", "sexual", "weak_one", "weak_both", "both_legs", "new_tingling")
GIRFT = "GIRFT pathway for suspected cauda equina syndrome: new or worsening within 14 days"
IFOMPT = "Finucane et al. 2020, IFOMPT framework for red flags: combinations"
CAUTION = "cautious general practice; assumption"

EMERGENCY: tuple[Rule[Heard], ...] = (
    Rule(
        "T0.saddle",
        Tier.T0,
        lambda said: said.has("saddle"),
        reason="New or growing numbness, or an odd feeling, between the legs or around the back passage.",
        advice=f"{CALL_NOW} Say: 'back problem, and numb between the legs'. Hours matter here, even if pain is mild.",
        source=GIRFT,
    ),
    Rule(
        "T0.bladder",
        Tier.T0,
        lambda said: said.has("bladder"),
        reason="A new or growing change in passing, feeling or holding urine or stool.",
        advice=f"{CALL_NOW} Say: 'back problem, and a change in bladder or bowel'. Hours matter here.",
        source=GIRFT,
    ),
    Rule(
        "T0.weak-both",
        Tier.T0,
        lambda said: said.has("weak_both"),
        reason="New or growing weakness in both legs.",
        advice=f"{CALL_NOW} Say: 'back problem, and both legs are weak'.",
        source=GIRFT,
    ),
    Rule(
        "T0.both-legs",
        Tier.T0,
        lambda said: said.has("both_legs") and said.any("saddle", "bladder", "sexual"),
        reason="New pain down both legs, together with a change in feeling, bladder, bowel or sexual function.",
        advice=f"{CALL_NOW} Say both things: the pain in two legs, and what has changed.",
        source=GIRFT,
    ),
    Rule(
        "T0.sexual",
        Tier.T0,
        lambda said: said.has("sexual") and said.any("saddle", "bladder", "weak_both", "both_legs"),
        reason="A new change in sexual feeling or function, together with another change in legs, bladder or bowel.",
        advice=f"{CALL_NOW} It may be hard to say; the people there hear it often and need to know it.",
        source=GIRFT,
    ),
    Rule(
        "T0.injury",
        Tier.T0,
        lambda said: said.has("severe_injury") and said.any("pain", "midline", "cannot_walk", *NEW_NERVE_SIGNS),
        reason="A bad accident, and since then back pain, weakness, numbness, tingling or trouble walking.",
        advice=f"{CALL_NOW} Until help is there, lie as is most comfortable and move no more than you must.",
        source="Henschke et al. 2009 (significant trauma); IFOMPT framework",
    ),
    Rule(
        "T0.chest",
        Tier.T0,
        lambda said: said.has("chest_signs", "pain"),
        reason="Back pain together with chest pain, breathlessness, fainting or collapse.",
        advice=f"{CALL_NOW} Sit down and rest until help comes.",
        source=CAUTION,
    ),
    Rule(
        "T0.tearing",
        Tier.T0,
        lambda said: said.any("tearing", "pulsing"),
        reason="Sudden tearing pain in back or belly, or a lump in the belly that beats.",
        advice=f"{CALL_NOW} Say so too if you are over 60, smoke, or have a known widening of an artery.",
        source=CAUTION,
    ),
    Rule(
        "T0.fever",
        Tier.T0,
        lambda said: (
            said.has("fever", "severe_pain")
            and said.any("weak_immunity", "injected_drugs", "spine_procedure", "spine_surgery", "confused")
        ),
        reason="Fever with severe back pain, and something that makes an infection more likely or more serious.",
        advice=f"{CALL_NOW} Say that you have a fever with severe back pain, and what else you ticked.",
        source=IFOMPT,
    ),
)
