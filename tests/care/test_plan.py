"""The plan: what follows from situations, habits, the movement check and the screen. Each rule has a case."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinewise.care import plan as plan_module
from spinewise.care import plan_programme, plan_rules, plan_sides, plan_thresholds
from spinewise.care.plan import Plan, make_plan
from spinewise.care.plan_rules import HABIT_RULES, SITUATION_RULES
from spinewise.care.tiers import Tier
from spinewise.errors import BadValue, SpinewiseError, UnknownName
from tests.care.people import FLAGS, check_in, moved, rated_check_in, screened

if TYPE_CHECKING:
    from collections.abc import Callable

THRESHOLDS = {
    value.name: value for value in vars(plan_thresholds).values() if isinstance(value, plan_thresholds.Threshold)
}
TABLES: tuple[tuple[Any, str], ...] = (
    (plan_rules, "SITUATION_RULES"),
    (plan_rules, "HABIT_RULES"),
    (plan_rules, "CHECK_RULES"),
    (plan_rules, "SAFETY_RULES"),
    (plan_rules, "WALKING_RULES"),
    (plan_module, "PROGRAMME_RULES"),
    (plan_sides, "SIDE_RULES"),
)


FRIGHTENING = ("fragile", "slipped", "unavailable", "misaligned", "unstable")
CLAIMS = ("cure", "treat", "heal ", "fix ", "guarantee", "diagnos")


def rules_of(made: Plan) -> list[str]:
    return [reason.rule for reason in made.reasons]


def situation_case(situation: str, leans: str) -> Callable[[], bool]:
    def holds() -> bool:
        made = make_plan(rated_check_in({situation: 5}), None, screened())
        return (made.programme, made.situations) == (leans, (situation,))

    return holds


def habit_case(habit: str, dose: float) -> Callable[[], bool]:
    def holds() -> bool:
        over = make_plan(check_in(habits={habit: dose}), None, screened())
        under = make_plan(check_in(habits={habit: dose - 0.5}), None, screened())
        return over.habits == (habit,) and f"answer-{habit}" in rules_of(over) and under.habits == ()

    return holds


def side_case(answer: str, side: str) -> Callable[[], bool]:
    def holds() -> bool:
        made = make_plan(check_in(), moved(alike=0.5, rows=(answer,)), screened())
        return made.first_side == side and "weaker-side-first" in rules_of(made)

    return holds


def safety_case(tier: Tier, rule: str) -> Callable[[], bool]:
    def holds() -> bool:
        return rules_of(make_plan(check_in(desk=5), None, screened(tier)))[0] == rule

    return holds


def walking_case(rating: int, rule: str) -> Callable[[], bool]:
    def holds() -> bool:
        return rules_of(make_plan(check_in(walking=rating), None, screened()))[-1] == rule

    return holds


def closed_walking_case() -> bool:
    made = make_plan(check_in(walking=9), None, screened(Tier.T1))
    return rules_of(made)[-1] == "walk-once-seen" and "minutes" not in made.walking


def programme_case(rule: str, programme: str, tier: Tier = Tier.CLEAR, **rated: int) -> Callable[[], bool]:
    def holds() -> bool:
        made = make_plan(rated_check_in(rated), None, screened(tier))
        return made.programme == programme and rule in rules_of(made)

    return holds


SITUATIONS = {
    "morning": "mobile", "desk": "mobile", "couch": "mobile", "floor-pick-up": "mobile", "driveway": "mobile",
    "walking": "stable", "standing": "stable", "overhead": "stable",
}  # fmt: skip
HABITS = {
    "sitting": 8, "one-leg": 6, "one-way-turning": 20, "bending": 2, "squatting": 1, "sleeping-still": 4,
    "alignment": 4,
}  # fmt: skip
SIDES = {
    "side-right": "left", "side-left": "right", "turn-right": "left", "turn-left": "right",
    "rise-right": "left", "rise-left": "right", "leg-left": "left", "leg-right": "right",
}  # fmt: skip

CASES: dict[str, Callable[[], bool]] = {
    **{f"{name} rated 5 leads to {leans}": situation_case(name, leans) for name, leans in SITUATIONS.items()},
    **{f"{name} at {dose} is answered": habit_case(name, dose) for name, dose in HABITS.items()},
    **{f"{answer}: the {side} begins": side_case(answer, side) for answer, side in SIDES.items()},
    "T0 has no class": safety_case(Tier.T0, "classes-wait"),
    "T1 has no class": safety_case(Tier.T1, "classes-wait"),
    "T2 is gentle": safety_case(Tier.T2, "gentle-only"),
    "T3 is told to book": safety_case(Tier.T3, "routine-review"),
    "T1 has no programme": programme_case("closed", "none", Tier.T1, desk=8),
    "no complaint gets both": programme_case("nothing-stands-out", "both", desk=2, walking=2),
    "a clear lead of mobile": programme_case("mobile-leads", "mobile", desk=7, walking=4),
    "a clear lead of stable": programme_case("stable-leads", "stable", desk=4, walking=7),
    "a tie gets both": programme_case("close-together", "both", desk=5, walking=5),
    "a small lead gets both": programme_case("close-together", "both", desk=5, walking=4),
    "work that is not shared leads to mobile": lambda: (
        make_plan(check_in(), moved(shares=0.4), screened()).programme == "mobile"
    ),
    "a back that does not stay still leads to stable": lambda: (
        make_plan(check_in(), moved(still=0.4), screened()).programme == "stable"
    ),
    "unable to walk, or worse: seen first": closed_walking_case,
    "walking is hard: in pieces": walking_case(6, "walk-in-pieces"),
    "walking is fine: most days": walking_case(5, "walk-most-days"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    """Every named case holds."""
    assert CASES[name]()


EVERY_RULE = [(module, table, rule) for module, table in TABLES for rule in range(len(getattr(module, table)))]


@pytest.mark.parametrize(("module", "table", "index"), EVERY_RULE, ids=[getattr(m, t)[i].id for m, t, i in EVERY_RULE])
def test_no_rule_can_be_taken_away(module: Any, table: str, index: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleting any one rule makes a named case fail."""
    rules = getattr(module, table)
    monkeypatch.setattr(module, table, rules[:index] + rules[index + 1 :])
    assert [name for name in CASES if not _passes(name)] != []


def _passes(name: str) -> bool:
    try:
        return CASES[name]()
    except SpinewiseError:
        return False


def test_rule_ids_are_unique() -> None:
    """A rule's id names one rule."""
    ids = Counter(rule.id for module, table in TABLES for rule in getattr(module, table))
    assert max(ids.values()) == 1


def test_all_eight_situations_and_seven_habits_have_a_rule() -> None:
    """C11, C12 and C6 are complete."""
    assert {rule.situation: rule.leans for rule in SITUATION_RULES} == SITUATIONS
    assert {rule.habit for rule in HABIT_RULES} == set(HABITS)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(SITUATIONS)), st.integers(0, 10)), st.sampled_from(list(Tier)))
def test_every_reason_is_a_sentence_with_a_named_threshold(rated: dict[str, int], tier: Tier) -> None:
    """Each choice carries its reason as one sentence, and a threshold that exists."""
    made = make_plan(rated_check_in(rated), None, screened(tier))
    for reason in made.reasons:
        assert reason.text.endswith(".")
        assert reason.because.endswith(".")
        assert reason.threshold in THRESHOLDS


def test_a_threshold_explains_itself_in_words() -> None:
    """The plan's page shows the reason of each: no name of another one in it."""
    for threshold in THRESHOLDS.values():
        assert not any(name in threshold.why for name in THRESHOLDS)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(SITUATIONS)), st.integers(0, 10)), st.sampled_from(list(Tier)))
def test_fourteen_days_with_three_to_five_a_week(rated: dict[str, int], tier: Tier) -> None:
    """One class a day; each week at most five of one kind and at least two of the other; closed means none."""
    made = make_plan(rated_check_in(rated), None, screened(tier))
    if tier in (Tier.T0, Tier.T1):
        assert made.schedule == ()
        return
    assert len(made.schedule) == 14
    for week in (made.schedule[:7], made.schedule[7:]):
        assert sorted(Counter(week).values()) in ([2, 5], [3, 4])
    if made.programme == "both":
        assert Counter(made.schedule) == {"mobile": 7, "stable": 7}
    else:
        assert Counter[str](made.schedule)[made.programme] == 10


def test_a_rating_counts_from_three() -> None:
    """2 of 10 does not count, 3 does."""
    assert make_plan(check_in(desk=2), None, screened()).situations == ()
    assert make_plan(check_in(desk=3), None, screened()).situations == ("desk",)


def test_the_worst_situation_comes_first() -> None:
    """Situations are served in the order of their ratings."""
    made = make_plan(check_in(desk=4, walking=9, couch=6), None, screened())
    assert made.situations == ("walking", "couch", "desk")


def test_the_three_strongest_are_compared() -> None:
    """Five mobility situations weigh no more than three stability ones of the same height."""
    made = make_plan(
        check_in(morning=6, desk=6, couch=6, floor_pick_up=6, driveway=6, walking=6, standing=6, overhead=6),
        None,
        screened(),
    )
    assert made.programme == "both"


def test_a_check_can_tip_the_balance() -> None:
    """Equal ratings and a back that does not share its work: mobile, since 2 points exceed a lead of 1.5."""
    told = check_in(desk=5, walking=5)
    assert make_plan(told, moved(shares=0.2, still=0.9), screened()).programme == "mobile"
    assert make_plan(told, moved(shares=0.5, still=0.5), screened()).programme == "both"


def test_sides_alike_or_balanced_begin_on_the_right() -> None:
    """No weaker side: the right begins and no reason is given."""
    for found in (None, moved(alike=0.8, rows=("leg-left",)), moved(alike=0.2, rows=("leg-left", "turn-left"))):
        made = make_plan(check_in(), found, screened())
        assert made.first_side == "right"
        assert "weaker-side-first" not in rules_of(made)


def test_nothing_is_said_of_a_rating_that_was_not_given() -> None:
    """Walking left open is not called "rated below"."""
    reason = make_plan(check_in(desk=5), None, screened()).reasons[-1]
    assert "You rated" not in reason.because


def test_adaptations_of_both_sources_come_together() -> None:
    """What the check-in and the screen say is adapted, and said."""
    made = make_plan(check_in(frozenset({"wrists"})), None, screened(adapt=frozenset({"balance"})))
    assert made.adapt == {"wrists", "balance"}
    assert "Every class is adapted for: balance and wrists." in [reason.text for reason in made.reasons]


def test_gentle_comes_from_the_screen() -> None:
    """Only T2 makes the plan gentle."""
    assert [make_plan(check_in(), None, screened(tier)).gentle for tier in (Tier.CLEAR, Tier.T3, Tier.T2)] == [
        False,
        False,
        True,
    ]


def test_json_round_trip() -> None:
    """What is stored comes back equal."""
    made = make_plan(
        check_in(frozenset({"knees"}), {"sitting": 9}, desk=7, walking=4),
        moved(0.2, 0.9, 0.5, ("leg-left",)),
        screened(),
    )
    assert Plan.from_json(made.as_json()) == made


def test_a_broken_plan_is_refused() -> None:
    """A stored plan with a part missing or an unknown name is named."""
    stored = make_plan(check_in(), None, screened()).as_json()
    with pytest.raises(BadValue, match="walking"):
        Plan.from_json({name: value for name, value in stored.items() if name != "walking"})
    with pytest.raises(UnknownName, match="yoga"):
        Plan.from_json({**stored, "programme": "yoga"})


def test_no_forbidden_words() -> None:
    """No string of the plan promises, blames or names a condition."""
    texts = chain.from_iterable(
        (reason.text, reason.because)
        for made in (
            make_plan(check_in(habits=dict.fromkeys(HABITS, 24.0), desk=9, walking=2), moved(0, 0, 0), screened()),
            make_plan(check_in(walking=9), None, screened(Tier.T2)),
            make_plan(check_in(frozenset(FLAGS)), None, screened(Tier.T0)),
        )
        for reason in made.reasons
    )
    for text in texts:
        for word in (*FRIGHTENING, *CLAIMS):
            assert word not in text.lower(), text


def test_programme_without_a_rule_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gap in the rules says so instead of choosing silently."""
    monkeypatch.setattr(plan_module, "PROGRAMME_RULES", plan_programme.PROGRAMME_RULES[:1])
    with pytest.raises(SpinewiseError, match="programme"):
        make_plan(check_in(), None, screened())
