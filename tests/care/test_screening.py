"""The participation screen, rule by rule."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinewise.care.heard import Heard, known
from spinewise.care.questions import NONE, UNSURE, Question, asked
from spinewise.care.screening import QUESTIONS, RULES, VERSION, emergency, printed, screen
from spinewise.care.screening_adapt import ADAPT
from spinewise.care.tiers import ALLOWED, ALLOWED_ONCE_CLEARED, Tier, findings
from spinewise.errors import BadValue, UnknownName
from tests.care.screening_cases import HEALTHY, NEAR, NEEDED, NOT_SURE, Answers, Case

EVERYBODY = [*NEEDED, *NEAR, *NOT_SURE]
ADAPTED = {
    "A.pregnancy": ("history", "pregnant", {"pregnancy"}),
    "A.osteoporosis": ("history", "osteoporosis", {"osteoporosis"}),
    "A.surgery": ("history", "spine_surgery", {"recent_surgery"}),
    "A.hip": ("body", "hip_joint", {"hip_replacement"}),
    "A.knee": ("body", "knee_joint", {"knees"}),
    "A.balance": ("body", "poor_balance", {"balance"}),
    "A.pressure": ("body", "high_pressure", {"pressure"}),
    "A.bendy": ("body", "very_bendy", {"hypermobility"}),
    "A.forward": ("body", "slipped_forward", {"spondylolisthesis", "arching_hurts_leg"}),
}
FLAGS = {flag for _, _, flags in ADAPTED.values() for flag in flags}


def found(answers: Answers, rules=RULES) -> tuple[str, set[str]]:
    result = screen(answers, rules)
    return result.tier.name, {finding.rule for finding in result.findings}


def holds(case: Case, rules=RULES) -> bool:
    return found({**HEALTHY, **case.said}, rules) == (case.tier, case.rules)


@pytest.mark.parametrize("case", EVERYBODY, ids=lambda case: case.name)
def test_each_person_gets_exactly_these_rules(case: Case) -> None:
    """Tier and rules as listed, no fewer and no more."""
    assert found({**HEALTHY, **case.said}) == (case.tier, case.rules)


@pytest.mark.parametrize("case", NEEDED, ids=lambda case: case.name)
def test_every_part_of_a_combination_is_needed(case: Case) -> None:
    """One thing said taken back, and at least the tightest rule no longer applies."""
    for question in case.said:
        less = {**HEALTHY, **case.said, question: HEALTHY[question]}
        assert not case.rules <= found(less)[1], question


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_deleting_a_rule_is_noticed_by_a_named_person(rule) -> None:
    """Without the rule, at least one person above gets another result."""
    without = [other for other in RULES if other.id != rule.id]
    assert any(not holds(case, without) for case in NEEDED)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_applies_to_someone_and_not_to_everyone(rule) -> None:
    """Both branches of every rule are walked."""
    assert any(rule.id in case.rules for case in NEEDED)
    assert rule.id not in found(HEALTHY)[1]


def test_the_count_of_rules_in_each_tier() -> None:
    """A rule lost or added by accident shows here."""
    counts = {tier.name: sum(rule.tier is tier for rule in RULES) for tier in Tier}
    assert counts == {"T0": 9, "T1": 11, "T2": 10, "T3": 6, "CLEAR": 0}
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.id.startswith(f"{rule.tier.name}.") for rule in RULES)
    assert len(ADAPT) == len(ADAPTED) == len({adapt.id for adapt in ADAPT})


def test_a_rule_stands_on_its_own_whatever_is_asked() -> None:
    """Facts that the order of questions never brings together: four signs but not long; under 18."""
    signs = {"before_45", "buttock", "relative", "arthritis", "psoriasis"}
    assert by_themselves(signs) == set()
    assert by_themselves(signs | {"three_months"}) == {"T3.signs"}
    assert by_themselves(signs - {"before_45"} | {"three_months"}) == set()
    assert by_themselves({"first_ever"}, age=17) == {"T2.first-ever"}


def by_themselves(names: set[str], age: float = 40) -> set[str]:
    facts = Heard(frozenset(names), known(QUESTIONS), {"age": age})
    return {finding.rule for finding in findings(RULES, facts)}


def test_a_healthy_person_is_clear_and_may_do_everything() -> None:
    """Nothing found, nothing closed, nothing adapted."""
    result = screen(HEALTHY)
    assert (result.tier, result.findings, result.adapt, result.classes_allowed) == (Tier.CLEAR, (), frozenset(), "all")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_advice_opens_classes_that_a_more_urgent_finding_closes(rule) -> None:
    """A person may get several: what is open goes by the most urgent, so no advice speaks of open classes."""
    assert "go on" not in rule.advice
    assert "open" not in rule.advice


def test_beside_an_emergency_nobody_is_told_to_wait() -> None:
    """Call now, and nothing about ringing the surgery or booking; help in a crisis stays."""
    said: Answers = {"saddle": "yes", "legs": ("weak_one",), "back": "pain", "pattern": ("night",)}
    result = screen({**HEALTHY, **said, "life": ("low_mood",), "crisis": "yes"})
    told = {finding.rule: finding.advice for finding in result.findings}
    assert told["T0.saddle"].startswith("Call your local emergency number now")
    assert told["T1.weak-one"] == told["T2.night"] == "Tell them this as well."
    assert "crisis line" in told["T3.crisis"]


SOFT = [
    {"age": 85, "back": "pain"},
    {"history": ("steroids",), "back": "pain"},
    {"history": ("osteoporosis",), "back": "pain"},
    {"history": ("cancer",), "back": "pain"},
    {"history": ("tuberculosis",), "back": "pain"},
    {"history": ("spine_surgery",), "back": "pain"},
    {"ill": ("weight_loss",), "back": "pain"},
    *({"back": "pain", "pattern": (sign,)} for sign in ("constant", "night", "band", "first_ever", "changed_shape")),
    {"leg_pain": ("long_tingling",), "back": "pain"},
    {"leg_pain": ("new_tingling",), "back": "pain"},
    {"injury": ("fall",), "back": "pain"},
    {"injury": ("minor_strain",), "back": "pain"},
]


@pytest.mark.parametrize("said", SOFT, ids=str)
def test_one_soft_flag_closes_no_door(said: Answers) -> None:
    """Four in five people with back pain have a red flag (Henschke 2009): alone, none of them ends the classes."""
    assert screen({**HEALTHY, **said}).classes_allowed in ("gentle", "all")


@pytest.mark.parametrize("adapt", ADAPT, ids=lambda adapt: adapt.id)
def test_what_is_adapted(adapt) -> None:
    """A condition sets its flags and no tier; without the rule it would not."""
    question, choice, flags = ADAPTED[adapt.id]
    said = {**HEALTHY, question: (choice,)}
    assert screen(said).adapt == flags
    assert screen(said).tier is Tier.CLEAR
    assert screen(said, adapt=[other for other in ADAPT if other is not adapt]).adapt == frozenset()


def test_classes_allowed_by_tier_and_clearance() -> None:
    """A note opens T1 to gentle and T2 to all; nothing opens T0. (Until which day: the tests of the journey.)"""
    assert {tier.name: ALLOWED[tier] for tier in Tier} == {
        "CLEAR": "all",
        "T3": "all",
        "T2": "gentle",
        "T1": "none",
        "T0": "none",
    }
    assert [ALLOWED_ONCE_CLEARED[tier] for tier in (Tier.T2, Tier.T1, Tier.T0)] == ["all", "gentle", "none"]
    assert list(ALLOWED) == sorted(Tier)


def some_of(ids: list[str], already: set[str], largest: int | None = None) -> st.SearchStrategy[object]:
    """A list with these picked and perhaps more; "none" alone where that is offered."""
    more = st.sets(st.sampled_from([one for one in ids if one != NONE]), max_size=largest)
    first = (NONE,) if NONE in ids else (UNSURE,)
    return more.map(lambda extra: tuple(sorted({*already, *extra})) or first)


def risen(answer: object, question: Question) -> st.SearchStrategy[object]:
    """Answers that say at least as much as this one."""
    if question.id == "age":
        return st.just(answer)
    if question.kind == "yes_no_unsure":
        return st.sampled_from(["yes", "unsure"]) if answer == "no" else st.sampled_from([answer, "unsure"])
    if question.kind == "choice":
        return st.sampled_from([answer, UNSURE])
    assert isinstance(answer, tuple)
    return some_of([choice.id for choice in question.choices], {*answer} - {NONE})


def any_answer(question: Question) -> st.SearchStrategy[object]:
    ids = [choice.id for choice in question.choices]
    if question.id == "age":
        return st.integers(18, 120)
    if question.kind == "yes_no_unsure":
        return st.sampled_from(["yes", "no", "unsure"])
    return st.sampled_from(ids) if question.kind == "choice" else some_of(ids, set(), 2)


ANSWERS = {question.id: any_answer(question) for question in QUESTIONS}
ANYBODY = st.sets(st.sampled_from(sorted(ANSWERS)), max_size=5).flatmap(  # healthy but for a few answers
    lambda some: st.fixed_dictionaries({**{q: st.just(HEALTHY[q]) for q in ANSWERS}, **{q: ANSWERS[q] for q in some}})
)


@given(ANYBODY, st.data())
@settings(max_examples=150, deadline=None)
def test_saying_more_never_lowers_the_tier(answers: Answers, data) -> None:
    """Any answer turned from no to yes or "not sure": the same tier or a more urgent one."""
    question = data.draw(st.sampled_from(QUESTIONS))
    more = {**answers, question.id: data.draw(risen(answers[question.id], question))}
    assert screen(more).tier >= screen(answers).tier


@given(ANYBODY, st.data())
@settings(max_examples=60, deadline=None)
def test_an_emergency_is_told_at_once_and_stays_one(answers: Answers, data) -> None:
    """Whatever is still to be asked: told early only if the whole screen says so, and the whole screen agrees."""
    reached = data.draw(st.integers(0, len(QUESTIONS)))
    so_far = {question.id: answers[question.id] for question in QUESTIONS[:reached]}
    if emergency(so_far) is not None:
        assert screen(answers).tier is Tier.T0
    assert (emergency(answers) is not None) == (screen(answers).tier is Tier.T0)


def test_an_emergency_needs_no_further_answer() -> None:
    """Numb between the legs on the third screen: done."""
    assert screen({"age": 40, "back": "pain", "saddle": "yes"}).tier is Tier.T0
    assert emergency({"age": 40, "back": "pain", "saddle": "no"}) is None


def test_not_sure_in_a_list_of_unequal_weight_is_asked_further() -> None:
    """Of which? The same choices, or any of them; a list without such a follow-up counts as all of it."""
    lists = {question.id: question for question in QUESTIONS if question.kind == "several"}
    further = {name for name in lists if f"{name}_unsure" in lists}
    assert further == {"legs", "leg_pain", "injury", "chest", "ill", "history", "pattern"}
    for name in further:
        assert lists[f"{name}_unsure"].choices[:-1] == lists[name].choices[:-2]
    with pytest.raises(BadValue, match="an answer is needed"):
        screen({**HEALTHY, "ill": ("unsure",), "ill_unsure": ()})


def test_a_missing_answer_is_asked_for_and_never_taken_as_no() -> None:
    """Each question of a healthy person in turn."""
    for question in asked(QUESTIONS, HEALTHY):
        with pytest.raises(BadValue, match="an answer is needed"):
            screen({name: answer for name, answer in HEALTHY.items() if name != question.id})


@pytest.mark.parametrize(
    "wrong", [{"saddle": "maybe"}, {"ill": ("hiccups",)}, {"ill": ("fever", "none")}, {"age": "old"}, {"ill": ()}]
)
def test_an_answer_that_was_not_offered_is_refused(wrong: Answers) -> None:
    """Never taken as no."""
    with pytest.raises(BadValue):
        screen({**HEALTHY, **wrong})


@pytest.mark.parametrize("age", [0, 5, 17, 17.9])
def test_under_eighteen_is_turned_away_kindly(age: float) -> None:
    """Before anything else, even an emergency answer."""
    with pytest.raises(BadValue, match="made for adults"):
        screen({"age": age, "saddle": "yes"})


def test_answers_come_back_from_json_as_they_went() -> None:
    """Stored answers give the same result; what is stored is plain JSON."""
    said = {**HEALTHY, "ill": ("fever",), "back": "severe_pain", "fever_with": ("confused",)}
    result = screen(json.loads(json.dumps(said)))
    assert result == screen(said)
    stored = json.loads(json.dumps(result.as_payload()))
    assert stored["tier"] == "T0"
    assert stored["version"] == VERSION
    assert [one["rule"] for one in stored["findings"]] == ["T0.fever", "T1.fever"]
    assert stored["allowed"] == "none"


def test_the_printed_page_has_every_question_asked_and_no_other() -> None:
    """For the clinician: in words."""
    page = dict(printed({**HEALTHY, "back": "pain"}))
    assert len(page) == 14
    assert page["How old are you?"] == "40 years"
    assert page["How has your back been in the last 14 days?"] == "Some pain"


def test_names_are_unique_and_rules_cannot_misspell_them() -> None:
    """A rule that asks for an unknown name raises instead of staying silent."""
    first = [question for question in QUESTIONS if not question.id.endswith("_unsure")]
    names = [name for question in first for name in (question.id, *(choice.id for choice in question.choices))]
    named = [name for name in names if name not in (NONE, UNSURE)]
    assert len(named) == len(set(named))
    with pytest.raises(UnknownName):
        screen(HEALTHY, [*RULES[:1], type(RULES[0])("X", Tier.T0, lambda said: said.has("sadle"), "", "", "")])


def test_every_name_that_can_be_said_is_used_by_a_rule() -> None:
    """No question is asked for nothing: each name alone or with others changes what is found or adapted."""
    said = {
        name
        for case in NEEDED
        for answer in case.said.values()
        for name in (answer if isinstance(answer, tuple) else [answer])
    }
    said |= {question for case in NEEDED for question, answer in case.said.items() if answer == "yes"}
    said |= {choice for _, choice, _ in ADAPTED.values()}
    choices = {choice.id for question in QUESTIONS for choice in question.choices} - {NONE, UNSURE}
    assert choices - said == {"no_pain", "days", "from_45"}
    assert {"saddle", "bladder", "sexual", "midline", "flank", "crisis"} <= said & known(QUESTIONS)


WORDS_A_SECOND = 4  # silent reading of an adult, 238 words a minute (Brysbaert 2019)
TAP_S = 1.5  # [s] an assumption


@pytest.mark.parametrize(("said", "screens", "longest"), [({}, 11, 95), ({"back": "pain"}, 14, 120)])
def test_it_takes_less_than_two_minutes(said: Answers, screens: int, longest: float) -> None:
    """Every word read at an ordinary pace and a tap a screen, for someone who says no to all."""
    questions = asked(QUESTIONS, {**HEALTHY, **said})
    texts = [
        text
        for one in questions
        for text in (one.text, one.help, *(f"{c.text} {c.help}" for c in one.choices if c.id not in (NONE, UNSURE)))
    ]
    assert len(questions) == screens
    assert sum(len(text.split()) for text in texts) / WORDS_A_SECOND + TAP_S * screens < longest


def test_fourteen_days_stand_in_the_questions_that_need_them() -> None:
    """GIRFT: new or worsening within 14 days."""
    for question in QUESTIONS:
        if question.id in ("saddle", "bladder", "legs", "sexual"):
            assert question.text.startswith("New or worse in the last 14 days")
    leg_pain = next(question for question in QUESTIONS if question.id == "leg_pain")
    assert [("14 days" in choice.text) for choice in leg_pain.choices[:2]] == [True, True]


def test_advice_says_whom_and_when_and_names_no_illness() -> None:
    """T0: the emergency number, now. T1: today. T2: days. And the flags are ones that are spoken of."""
    for rule in RULES:
        assert {
            Tier.T0: "emergency number now",
            Tier.T1: "today",
            Tier.T2: "within days, in two weeks at the latest",
            Tier.T3: "doctor",
        }[rule.tier] in rule.advice, rule.id
        assert not {"cauda", "fracture", "aneurysm", "metasta", "tumour"} & set(rule.advice.lower().split()), rule.id
        assert rule.reason.endswith(".")
        assert rule.source
