"""The participation screen: what is asked. What follows from the answers is in the screening_* rule files.

A choice's id is the name of a fact; no two facts share a name. "In the last 14 days" is part of a question wherever
a rule needs it. Few screens: what a rule can take from a list is asked as a list.
"""

from __future__ import annotations

from spinewise.care.questions import UNSURE, YES, Choice, Question
from spinewise.care.screening_lists import NONE_OF_THESE, NOT_SURE, any_of, each_of, said

ADULT_AGE = 18  # [years]
TOO_YOUNG = (
    "Spinewise is made for adults, from 18 years on. If your back troubles you, please tell a parent or "
    "someone you trust, and see your doctor together"
)

_FIRST = (
    Question("age", "How old are you?", "number", low=ADULT_AGE, high=120, unit="years", rule=TOO_YOUNG),
    Question(
        "back",
        "How has your back been in the last 14 days?",
        "choice",
        choices=(
            Choice("no_pain", "No pain"),
            Choice("pain", "Some pain"),
            Choice("severe_pain", "Severe pain"),
            NOT_SURE,
        ),
    ),
    Question(
        "saddle",
        "New or worse in the last 14 days: numb, or an odd feeling, between the legs, round genitals or back passage?",
        "yes_no_unsure",
        help="Such as not feeling yourself wipe.",
    ),
    Question(
        "bladder",
        "New or worse in the last 14 days: a change in bladder or bowel?",
        "yes_no_unsure",
        help="Hard to start or stop the flow, not feeling urine pass, leaking urine or stool, not knowing when full.",
    ),
)

_LEGS = (
    *each_of(
        "legs",
        "New or worse in the last 14 days?",
        Choice("weak_one", "One leg or foot weak", "It catches, slaps or gives way."),
        Choice("weak_both", "Both legs weak"),
        Choice("cannot_walk", "Unable to stand, or to walk across a room"),
    ),
    *each_of(
        "leg_pain",
        "In arms or legs?",
        Choice("both_legs", "Pain down both legs, new or worse in the last 14 days"),
        Choice("new_tingling", "Tingling or numbness, new in the last 14 days"),
        Choice("long_tingling", "Pain below a knee with tingling, for six weeks or more"),
    ),
    Question(
        "sexual",
        "New or worse in the last 14 days: has sexual feeling or function changed, or are your genitals numb?",
        "yes_no_unsure",
        only_if=(
            ("saddle", YES, UNSURE),
            ("bladder", YES, UNSURE),
            *said("legs", "weak_both"),
            *said("leg_pain", "both_legs"),
        ),
    ),
)

_EVENTS = (
    *each_of(
        "injury",
        "In the last 14 days, or just before this pain began?",
        Choice("severe_injury", "A fall from a height, a crash, a hard blow"),
        Choice("fall", "Any other fall"),
        Choice("minor_strain", "A knock, lift or cough that set off pain"),
    ),
    Question(
        "midline",
        "Did sudden, severe pain in the middle line of your back follow?",
        "yes_no_unsure",
        only_if=said("injury", "severe_injury", "fall", "minor_strain"),
    ),
    *each_of(
        "chest",
        "In the last 14 days, and not yet seen by a doctor?",
        Choice("chest_signs", "Chest pain, breathlessness, fainting or collapse"),
        Choice("tearing", "Sudden tearing pain in back or belly"),
        Choice("pulsing", "A lump in the belly that beats"),
    ),
    *each_of(
        "ill",
        "And any of these?",
        Choice("fever", "Fever or shivering fits"),
        Choice("unwell", "Feeling ill all over"),
        Choice("blood_urine", "Blood in the urine"),
        Choice("weight_loss", "One kilo in twenty lost in six months, without trying"),
    ),
    any_of(
        "fever_with",
        "With the fever, is any of these so?",
        Choice("weak_immunity", "A weak immune system", "From an illness or a medicine."),
        Choice("injected_drugs", "I inject drugs, or have done"),
        Choice("spine_procedure", "A spine operation or injection in the last year"),
        Choice("confused", "Confused, drowsy or very ill"),
        only_if=said("ill", "fever"),
    ),
    Question(
        "flank",
        "Is there pain in your side, below the ribs?",
        "yes_no_unsure",
        only_if=said("ill", "fever", "blood_urine"),
    ),
)

_ABOUT_YOU = (
    *each_of(
        "history",
        "Which of these apply to you?",
        Choice("pregnant", "Pregnant"),
        Choice("osteoporosis", "Osteoporosis, or a broken vertebra once"),
        Choice("steroids", "Steroids for three months or more"),
        Choice("thinners", "Blood thinners"),
        Choice("cancer", "Cancer, now or ever"),
        Choice("spine_surgery", "A spine operation in the last 12 weeks"),
        Choice("tuberculosis", "Tuberculosis, or contact with it"),
    ),
    any_of(
        "pregnancy_signs",
        "In this pregnancy, now?",
        Choice("bleeding", "Bleeding"),
        Choice("fluid", "Losing fluid"),
        Choice("tightenings", "Regular tightenings"),
        Choice("pregnancy_fever", "Fever"),
        only_if=said("history", "pregnant"),
    ),
    Question(
        "body",
        "And as far as you know?",
        "several",
        choices=(
            Choice("hip_joint", "Hip replacement"),
            Choice("knee_joint", "Knee replacement"),
            Choice("poor_balance", "Poor balance"),
            Choice("high_pressure", "High blood or eye pressure"),
            Choice("very_bendy", "Hypermobile joints"),
            Choice("slipped_forward", "Spondylolisthesis"),
            NONE_OF_THESE,
        ),
    ),
)

_IN_PAIN = (("back", "pain", "severe_pain", UNSURE),)
_PAIN = (
    *each_of(
        "pattern",
        "What is true of your pain?",
        Choice("new_pain", "New, or unlike any I had before"),
        Choice("constant", "Always there, growing, eased by no position"),
        Choice("night", "It stops me sleeping at night"),
        Choice("band", "New, and in the upper back or round the chest"),
        Choice("first_ever", "The first back pain of my life"),
        Choice("changed_shape", "My back has changed shape"),
        only_if=_IN_PAIN,
    ),
    Question(
        "duration",
        "How long has this spell of pain lasted?",
        "choice",
        choices=(
            Choice("days", "Less than 6 weeks"),
            Choice("six_weeks", "6 weeks to 3 months"),
            Choice("three_months", "More than 3 months"),
            NOT_SURE,
        ),
        only_if=_IN_PAIN,
    ),
    Question(
        "onset",
        "How old were you when it began?",
        "choice",
        choices=(
            Choice("before_35", "Under 35"),
            Choice("before_45", "35 to 44"),
            Choice("from_45", "45 or older"),
            NOT_SURE,
        ),
        only_if=(("duration", "three_months", UNSURE),),
    ),
    any_of(
        "signs",
        "Which of these fit?",
        Choice("second_half", "Wakes me in the second half of the night"),
        Choice("buttock", "Pain in a buttock"),
        Choice("eased_by_movement", "Moving eases it"),
        Choice("eased_by_tablets", "Ibuprofen or the like eases it within two days"),
        Choice("relative", "Parent, sibling or child with inflammatory back pain"),
        Choice("arthritis", "Arthritis: a swollen joint, now or once"),
        Choice("tendon_ends", "Sore heels or elbows, where tendons join bone"),
        Choice("psoriasis", "Psoriasis, now or once"),
        only_if=(("onset", "before_35", "before_45", UNSURE),),
    ),
    any_of(
        "life",
        "And day to day?",
        Choice("not_better", "The pain is not getting better"),
        Choice("stops_work", "It stops me working"),
        Choice("low_mood", "Low or without hope most days"),
        only_if=_IN_PAIN,
    ),
    Question(
        "crisis",
        "Have you thought of harming yourself or of ending your life?",
        "yes_no_unsure",
        help="People in pain sometimes do. There is help, at any hour.",
        only_if=(("life", "low_mood", UNSURE),),
    ),
)

QUESTIONS: tuple[Question, ...] = (*_FIRST, *_LEGS, *_EVENTS, *_ABOUT_YOU, *_PAIN)

IMPLIED: dict[str, tuple[str, ...]] = {
    "severe_pain": ("pain",),
    "three_months": ("six_weeks",),
    "before_35": ("before_45",),
    "first_ever": ("new_pain",),
    "band": ("new_pain",),
}
