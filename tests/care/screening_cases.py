"""Named people for the participation screen: what each said beyond HEALTHY, and every rule that must apply to them."""

from __future__ import annotations

from typing import NamedTuple

from spinewise.care.questions import Answer

Answers = dict[str, Answer]
Row = tuple[str, Answers, str, str]  # name, what is said, tier, rules
NOBODY = ("none",)
ANY = ("unsure",)

# Everything answered, follow-ups too: a follow-up that is not asked counts for nothing.
HEALTHY: Answers = {
    "age": 40,
    "back": "no_pain",
    "saddle": "no",
    "bladder": "no",
    "legs": NOBODY,
    "legs_unsure": ANY,
    "leg_pain": NOBODY,
    "leg_pain_unsure": ANY,
    "sexual": "no",
    "injury": NOBODY,
    "injury_unsure": ANY,
    "midline": "no",
    "chest": NOBODY,
    "chest_unsure": ANY,
    "ill": NOBODY,
    "ill_unsure": ANY,
    "fever_with": NOBODY,
    "flank": "no",
    "history": NOBODY,
    "history_unsure": ANY,
    "pregnancy_signs": NOBODY,
    "body": NOBODY,
    "pattern": NOBODY,
    "pattern_unsure": ANY,
    "duration": "days",
    "onset": "from_45",
    "signs": NOBODY,
    "life": NOBODY,
    "crisis": "no",
}


class Case(NamedTuple):
    """A person: what differs from HEALTHY, the tier, and all rules that apply."""

    name: str
    said: Answers
    tier: str
    rules: set[str]


def people(*rows: Row) -> list[Case]:
    return [Case(name, said, tier, set(rules.split())) for name, said, tier, rules in rows]


LONG: Answers = {"back": "pain", "duration": "three_months"}
YOUNG: Answers = {**LONG, "onset": "before_35"}
FORTY: Answers = {**LONG, "onset": "before_45"}

FEVER: list[Row] = [
    (
        f"fever, severe pain, {what}",
        {"back": "severe_pain", "ill": ("fever",), "fever_with": (what,)},
        "T0",
        "T0.fever T1.fever",
    )
    for what in ("weak_immunity", "injected_drugs", "spine_procedure", "confused")
]
BONES: list[Row] = [
    (
        f"{event}, midline pain, {bones}",
        {"injury": (event,), "midline": "yes", "history": (bones,)},
        "T1",
        "T1.bone",
    )
    for event in ("minor_strain", "fall")
    for bones in ("osteoporosis", "steroids")
]
PREGNANT: list[Row] = [
    (f"pregnant, {sign}", {"history": ("pregnant",), "pregnancy_signs": (sign,)}, "T1", "T1.pregnancy")
    for sign in ("bleeding", "fluid", "tightenings", "pregnancy_fever")
]

# In each of these, every single thing said is needed: taken back, the first rule no longer applies.
NEEDED = people(
    ("numb saddle", {"saddle": "yes"}, "T0", "T0.saddle"),
    ("bladder or bowel", {"bladder": "yes"}, "T0", "T0.bladder"),
    ("both legs weak", {"legs": ("weak_both",)}, "T0", "T0.weak-both"),
    (
        "pain in both legs and sexual change",
        {"leg_pain": ("both_legs",), "sexual": "yes"},
        "T0",
        "T0.both-legs T0.sexual T1.both-legs",
    ),
    (
        "pain in both legs and numb saddle",
        {"leg_pain": ("both_legs",), "saddle": "yes"},
        "T0",
        "T0.both-legs T0.saddle T1.both-legs",
    ),
    (
        "pain in both legs and bladder",
        {"leg_pain": ("both_legs",), "bladder": "yes"},
        "T0",
        "T0.both-legs T0.bladder T1.both-legs",
    ),
    ("sexual change and numb saddle", {"sexual": "yes", "saddle": "yes"}, "T0", "T0.sexual T0.saddle"),
    ("sexual change and bladder", {"sexual": "yes", "bladder": "yes"}, "T0", "T0.sexual T0.bladder"),
    ("sexual change and weak legs", {"sexual": "yes", "legs": ("weak_both",)}, "T0", "T0.sexual T0.weak-both"),
    ("crash and back pain", {"injury": ("severe_injury",), "back": "pain"}, "T0", "T0.injury"),
    ("crash and tingling", {"injury": ("severe_injury",), "leg_pain": ("new_tingling",)}, "T0", "T0.injury"),
    ("crash and a weak leg", {"injury": ("severe_injury",), "legs": ("weak_one",)}, "T0", "T0.injury T1.weak-one"),
    ("crash and weak legs", {"injury": ("severe_injury",), "legs": ("weak_both",)}, "T0", "T0.injury T0.weak-both"),
    ("crash and numb saddle", {"injury": ("severe_injury",), "saddle": "yes"}, "T0", "T0.injury T0.saddle"),
    ("crash, 'no pain', midline pain", {"injury": ("severe_injury",), "midline": "yes"}, "T0", "T0.injury"),
    (
        "crash, midline pain, osteoporosis",
        {"injury": ("severe_injury",), "midline": "yes", "history": ("osteoporosis",)},
        "T0",
        "T0.injury T1.bone",
    ),
    (
        "crash and cannot walk",
        {"injury": ("severe_injury",), "legs": ("cannot_walk",)},
        "T0",
        "T0.injury T1.cannot-walk",
    ),
    ("crash and bladder", {"injury": ("severe_injury",), "bladder": "yes"}, "T0", "T0.injury T0.bladder"),
    (
        "crash and pain in both legs",
        {"injury": ("severe_injury",), "leg_pain": ("both_legs",)},
        "T0",
        "T0.injury T1.both-legs",
    ),
    ("back and chest pain", {"back": "pain", "chest": ("chest_signs",)}, "T0", "T0.chest T1.chest"),
    ("tearing pain", {"chest": ("tearing",)}, "T0", "T0.tearing"),
    ("beating lump", {"chest": ("pulsing",)}, "T0", "T0.tearing"),
    *FEVER,
    (
        "fever, severe pain, operated lately",
        {"back": "severe_pain", "ill": ("fever",), "history": ("spine_surgery",)},
        "T0",
        "T0.fever T1.fever T2.surgery",
    ),
    ("fever and back pain", {"back": "pain", "ill": ("fever",)}, "T1", "T1.fever"),
    ("ill and back pain", {"back": "pain", "ill": ("unwell",)}, "T1", "T1.fever"),
    ("pain in both legs alone", {"leg_pain": ("both_legs",)}, "T1", "T1.both-legs"),
    ("one weak leg", {"legs": ("weak_one",)}, "T1", "T1.weak-one"),
    ("cannot walk", {"legs": ("cannot_walk",)}, "T1", "T1.cannot-walk"),
    *BONES,
    ("cough, midline pain, 71", {"injury": ("minor_strain",), "midline": "yes", "age": 71}, "T1", "T1.bone"),
    *PREGNANT,
    ("pregnant, fever said earlier", {"history": ("pregnant",), "ill": ("fever",)}, "T1", "T1.pregnancy"),
    (
        "cancer and new severe constant pain",
        {"history": ("cancer",), "back": "severe_pain", "pattern": ("constant", "new_pain")},
        "T1",
        "T1.cancer-pain T2.cancer T2.constant",
    ),
    (
        "cancer and new severe pain at night",
        {"history": ("cancer",), "back": "severe_pain", "pattern": ("new_pain", "night")},
        "T1",
        "T1.cancer-pain T2.cancer T2.night",
    ),
    (
        "cancer and the first back pain ever, not called new",
        {"history": ("cancer",), "back": "pain", "pattern": ("first_ever",)},
        "T2",
        "T2.cancer",
    ),
    (
        "cancer and a new band of pain, at 40",
        {"history": ("cancer",), "back": "pain", "pattern": ("band",)},
        "T2",
        "T2.cancer",
    ),
    (
        "cancer and a weak foot",
        {"history": ("cancer",), "legs": ("weak_one",)},
        "T1",
        "T1.cancer-nerve T1.weak-one",
    ),
    (
        "cancer and cannot walk",
        {"history": ("cancer",), "legs": ("cannot_walk",)},
        "T1",
        "T1.cancer-nerve T1.cannot-walk",
    ),
    ("cancer and new tingling", {"history": ("cancer",), "leg_pain": ("new_tingling",)}, "T1", "T1.cancer-nerve"),
    (
        "cancer and long tingling",
        {"history": ("cancer",), "leg_pain": ("long_tingling",)},
        "T1",
        "T1.cancer-nerve T2.long-tingling",
    ),
    (
        "cancer and pain in both legs",
        {"history": ("cancer",), "leg_pain": ("both_legs",)},
        "T1",
        "T1.cancer-nerve T1.both-legs",
    ),
    ("side pain and fever", {"ill": ("fever",), "flank": "yes"}, "T1", "T1.flank"),
    ("side pain and blood in urine", {"ill": ("blood_urine",), "flank": "yes"}, "T1", "T1.flank"),
    ("blood thinners and a fall", {"history": ("thinners",), "injury": ("fall",)}, "T1", "T1.thinners"),
    ("blood thinners and a crash", {"history": ("thinners",), "injury": ("severe_injury",)}, "T1", "T1.thinners"),
    ("chest pain without back pain", {"chest": ("chest_signs",)}, "T1", "T1.chest"),
    (
        "cancer once and new pain",
        {"history": ("cancer",), "back": "pain", "pattern": ("new_pain",)},
        "T2",
        "T2.cancer",
    ),
    ("weight loss", {"ill": ("weight_loss",)}, "T2", "T2.weight"),
    ("constant pain", {"back": "pain", "pattern": ("constant",)}, "T2", "T2.constant"),
    ("no sleep for pain", {"back": "pain", "pattern": ("night",)}, "T2", "T2.night"),
    ("band round the chest at 51", {"back": "pain", "pattern": ("band",), "age": 51}, "T2", "T2.band"),
    ("first back pain at 61", {"back": "pain", "pattern": ("first_ever",), "age": 61}, "T2", "T2.first-ever"),
    ("long tingling below the knee", {"leg_pain": ("long_tingling",)}, "T2", "T2.long-tingling"),
    ("changed shape", {"back": "pain", "pattern": ("changed_shape",)}, "T2", "T2.shape"),
    ("tuberculosis", {"history": ("tuberculosis",)}, "T2", "T2.tuberculosis"),
    ("operated and sore", {"history": ("spine_surgery",), "back": "pain"}, "T2", "T2.surgery"),
    ("dark thoughts", {"back": "pain", "life": ("low_mood",), "crisis": "yes"}, "T3", "T3.crisis T3.mood"),
    (
        "four signs at 40",
        {**FORTY, "signs": ("second_half", "buttock", "eased_by_movement", "eased_by_tablets")},
        "T3",
        "T3.signs",
    ),
    ("four other signs", {**FORTY, "signs": ("relative", "arthritis", "tendon_ends", "psoriasis")}, "T3", "T3.signs"),
    ("began at 30, three more", {**YOUNG, "signs": ("second_half", "buttock", "relative")}, "T3", "T3.signs"),
    ("exactly three at 40", {**FORTY, "signs": ("buttock", "psoriasis", "relative")}, "T3", "T3.three-signs"),
    ("began at 30, two more", {**YOUNG, "signs": ("arthritis", "tendon_ends")}, "T3", "T3.three-signs"),
    ("six weeks, no better", {"back": "pain", "duration": "six_weeks", "life": ("not_better",)}, "T3", "T3.slow"),
    ("half a year, no better", {"back": "pain", "duration": "three_months", "life": ("not_better",)}, "T3", "T3.slow"),
    ("cannot work", {"back": "pain", "life": ("stops_work",)}, "T3", "T3.work"),
    ("low", {"back": "pain", "life": ("low_mood",)}, "T3", "T3.mood"),
)

# Near misses: soft flags, half combinations, ages on the line. No rule beyond those named may apply.
NEAR = people(
    ("some back pain", {"back": "pain"}, "CLEAR", ""),
    ("severe back pain alone", {"back": "severe_pain"}, "CLEAR", ""),
    ("sexual change is not asked about alone", {"sexual": "yes"}, "CLEAR", ""),
    ("crash without a trace", {"injury": ("severe_injury",)}, "CLEAR", ""),
    ("a fall", {"injury": ("fall",), "back": "pain", "midline": "yes"}, "CLEAR", ""),
    (
        "a lift with osteoporosis, no sudden pain",
        {"injury": ("minor_strain",), "history": ("osteoporosis",)},
        "CLEAR",
        "",
    ),
    ("cough, midline pain, 70", {"injury": ("minor_strain",), "midline": "yes", "age": 70}, "CLEAR", ""),
    ("a cold without back pain", {"ill": ("fever", "unwell")}, "CLEAR", ""),
    (
        "fever, some pain, weak immunity",
        {"back": "pain", "ill": ("fever",), "fever_with": ("weak_immunity",)},
        "T1",
        "T1.fever",
    ),
    ("fever and severe pain only", {"back": "severe_pain", "ill": ("fever",)}, "T1", "T1.fever"),
    (
        "unwell without fever, severe pain, weak immunity is not asked",
        {"back": "severe_pain", "ill": ("unwell",), "fever_with": ("weak_immunity",)},
        "T1",
        "T1.fever",
    ),
    ("blood in urine, no side pain", {"ill": ("blood_urine",)}, "CLEAR", ""),
    ("side pain is not asked about alone", {"flank": "yes"}, "CLEAR", ""),
    ("pregnant and well", {"history": ("pregnant",)}, "CLEAR", ""),
    ("bleeding is not asked unless pregnant", {"pregnancy_signs": ("bleeding",)}, "CLEAR", ""),
    ("cancer once, no pain", {"history": ("cancer",)}, "CLEAR", ""),
    ("cancer once, old pain", {"history": ("cancer",), "back": "severe_pain"}, "CLEAR", ""),
    (
        "cancer once, old severe constant pain",
        {"history": ("cancer",), "back": "severe_pain", "pattern": ("constant",)},
        "T2",
        "T2.constant",
    ),
    (
        "cancer once, new severe pain that lets up",
        {"history": ("cancer",), "back": "severe_pain", "pattern": ("new_pain",)},
        "T2",
        "T2.cancer",
    ),
    (
        "cancer once, new constant pain, not severe",
        {"history": ("cancer",), "back": "pain", "pattern": ("constant", "new_pain")},
        "T2",
        "T2.cancer T2.constant",
    ),
    ("blood thinners", {"history": ("thinners",)}, "CLEAR", ""),
    ("new tingling alone", {"leg_pain": ("new_tingling",)}, "CLEAR", ""),
    ("band at 50", {"back": "pain", "pattern": ("band",), "age": 50}, "CLEAR", ""),
    ("first back pain at 60", {"back": "pain", "pattern": ("first_ever",), "age": 60}, "CLEAR", ""),
    ("first back pain at 18", {"back": "pain", "pattern": ("first_ever",), "age": 18}, "CLEAR", ""),
    ("operated and free of pain", {"history": ("spine_surgery",)}, "CLEAR", ""),
    ("two signs", {**FORTY, "signs": ("buttock", "psoriasis")}, "CLEAR", ""),
    ("began at 30, one more", {**YOUNG, "signs": ("buttock",)}, "CLEAR", ""),
    (
        "all signs, began at 50",
        {**LONG, "onset": "from_45", "signs": ("arthritis", "buttock", "psoriasis", "relative")},
        "CLEAR",
        "",
    ),
    (
        "all signs, two months",
        {**YOUNG, "duration": "six_weeks", "signs": ("arthritis", "buttock", "psoriasis", "relative")},
        "CLEAR",
        "",
    ),
    ("two weeks, no better yet", {"back": "pain", "life": ("not_better",)}, "CLEAR", ""),
    ("eighty and sore", {"age": 80, "back": "pain"}, "CLEAR", ""),
    ("steroids", {"history": ("steroids",), "back": "pain"}, "CLEAR", ""),
)

# "Not sure" on each question by itself.
NOT_SURE = people(
    ("back?", {"back": "unsure"}, "CLEAR", ""),
    (
        "back? and fever and weak immunity",
        {"back": "unsure", "ill": ("fever",), "fever_with": ("unsure",)},
        "T0",
        "T0.fever T1.fever",
    ),
    ("saddle?", {"saddle": "unsure"}, "T0", "T0.saddle"),
    ("bladder?", {"bladder": "unsure"}, "T0", "T0.bladder"),
    ("legs?", {"legs": ("unsure",)}, "T0", "T0.weak-both T1.weak-one T1.cannot-walk"),
    ("leg pain?", {"leg_pain": ("unsure",)}, "T1", "T1.both-legs T2.long-tingling"),
    (
        "leg pain? sexual?",
        {"leg_pain": ("unsure",), "sexual": "unsure"},
        "T0",
        "T0.both-legs T0.sexual T1.both-legs T2.long-tingling",
    ),
    ("injury? and pain", {"injury": ("unsure",), "back": "pain"}, "T0", "T0.injury"),
    (
        "injury? midline? steroids",
        {"injury": ("unsure",), "midline": "unsure", "history": ("steroids",)},
        "T0",
        "T0.injury T1.bone",
    ),
    ("chest?", {"chest": ("unsure",)}, "T0", "T0.tearing T1.chest"),
    ("ill?", {"ill": ("unsure",)}, "T2", "T2.weight"),
    ("ill? flank?", {"ill": ("unsure",), "flank": "unsure"}, "T1", "T1.flank T2.weight"),
    ("history?", {"history": ("unsure",)}, "T2", "T2.tuberculosis"),
    (
        "history? pregnancy?",
        {"history": ("unsure",), "pregnancy_signs": ("unsure",)},
        "T1",
        "T1.pregnancy T2.tuberculosis",
    ),
    ("pattern?", {"back": "pain", "pattern": ("unsure",)}, "T2", "T2.constant T2.night T2.shape"),
    (
        "pattern? at 61",
        {"back": "pain", "pattern": ("unsure",), "age": 61},
        "T2",
        "T2.constant T2.night T2.shape T2.band T2.first-ever",
    ),
    ("how long? no better", {"back": "pain", "duration": "unsure", "life": ("not_better",)}, "T3", "T3.slow"),
    ("began? two signs", {**LONG, "onset": "unsure", "signs": ("buttock", "psoriasis")}, "T3", "T3.three-signs"),
    ("signs?", {**FORTY, "signs": ("unsure",)}, "T3", "T3.signs"),
    ("life?", {"back": "pain", "life": ("unsure",)}, "T3", "T3.work T3.mood"),
    ("crisis?", {"back": "pain", "life": ("low_mood",), "crisis": "unsure"}, "T3", "T3.crisis T3.mood"),
    ("legs? a foot", {"legs": ("unsure",), "legs_unsure": ("weak_one",)}, "T1", "T1.weak-one"),
    ("legs? both", {"legs": ("unsure",), "legs_unsure": ("weak_both",)}, "T0", "T0.weak-both"),
    (
        "legs? both, sexual?",
        {"legs": ("unsure",), "legs_unsure": ("weak_both",), "sexual": "unsure"},
        "T0",
        "T0.weak-both T0.sexual",
    ),
    (
        "a foot for sure, and legs? both",
        {"legs": ("unsure", "weak_one"), "legs_unsure": ("weak_both",)},
        "T0",
        "T0.weak-both T1.weak-one",
    ),
    ("leg pain? tingling", {"leg_pain": ("unsure",), "leg_pain_unsure": ("new_tingling",)}, "CLEAR", ""),
    ("injury? a lift", {"back": "pain", "injury": ("unsure",), "injury_unsure": ("minor_strain",)}, "CLEAR", ""),
    (
        "injury? a lift, midline?, 71",
        {"age": 71, "injury": ("unsure",), "injury_unsure": ("minor_strain",), "midline": "unsure"},
        "T1",
        "T1.bone",
    ),
    ("chest? faint", {"chest": ("unsure",), "chest_unsure": ("chest_signs",)}, "T1", "T1.chest"),
    (
        "ill? fever, with?",
        {"back": "severe_pain", "ill": ("unsure",), "ill_unsure": ("fever",), "fever_with": ("unsure",)},
        "T0",
        "T0.fever T1.fever",
    ),
    (
        "history? osteoporosis",
        {"back": "pain", "history": ("unsure",), "history_unsure": ("osteoporosis",)},
        "CLEAR",
        "",
    ),
    ("pattern? night", {"back": "pain", "pattern": ("unsure",), "pattern_unsure": ("night",)}, "T2", "T2.night"),
)
