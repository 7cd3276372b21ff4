"""The composer, with the real library and with made-up ones: its laws hold for everybody on every day."""

from __future__ import annotations

import time
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinewise.care.classes import DIFFERENT_SHARE, compose, difference, first_side
from spinewise.care.guided_class import Family, GuidedClass, Side, Step
from spinewise.care.history import Mark, PastClass, PastRow, last_of
from spinewise.care.selection import POSITIONS, Today, candidates
from spinewise.errors import BadValue, SpinewiseError, UnknownName
from spinewise.movement.library import exercises
from tests.care.people import FLAGS, adapted, exercise, plan, pool_of, variant

if TYPE_CHECKING:
    from spinewise.care.plan import Plan

LIBRARY = exercises()
FAMILIES: tuple[Family, ...] = get_args(Family)
SITUATIONS = ("morning", "desk", "couch", "floor-pick-up", "driveway", "walking", "standing", "overhead")
HABITS = ("sitting", "one-leg", "one-way-turning", "bending", "squatting", "sleeping-still", "alignment")
BOTH = {flag: adapted("Half of it.") for flag in ("bending_hurts_leg", "arching_hurts_leg")}
EXERCISE_FLAGS = FLAGS[:14]  # the last two never touch the pool
SPINE = {"flexion", "extension", "side_bend", "rotation"}


def made(
    library: object = LIBRARY,
    who: Plan | None = None,
    family: Family = "mobile",
    day: int = 1,
    adapt: tuple[str, ...] = (),
    history: tuple[PastClass, ...] = (),
    seed: int = 1,
    get_ready_s: int = 10,
    *,
    morning: bool = False,
    gentle: bool = False,
) -> GuidedClass:
    return compose(
        library,  # type: ignore[arg-type]
        who or plan(),
        family=family,
        day=day,
        morning=morning,
        adapt=frozenset(adapt),
        gentle=gentle,
        history=history,
        seed=seed,
        get_ready_s=get_ready_s,
    )


def as_past(guided: GuidedClass, marks: dict[str, Mark] | None = None) -> PastClass:
    said = marks or {}
    rows = [PastRow(row.exercise, row.variant, row.seconds, said.get(row.exercise, "done")) for row in guided.rows]
    return PastClass(guided.day, guided.family, tuple(rows))


def moves(guided: GuidedClass) -> list[Step]:
    return [step for step in guided.steps if step.kind == "move"]


def names(guided: GuidedClass) -> list[str]:
    return [row.exercise for row in guided.rows]


def check_laws(guided: GuidedClass, get_ready_s: int = 10) -> None:
    """What holds for every class."""
    clock = 0
    sides: dict[tuple[int, Side], int] = defaultdict(int)
    for step in guided.steps:
        assert step.start_s == clock
        assert step.seconds > 0
        clock += step.seconds
        check_cues(step)
        if step.kind == "move":
            sides[step.row, step.side] += step.seconds
    assert clock == 1200
    for row, _ in list(sides):
        assert sides[row, "right"] == sides[row, "left"] or (row, "both") in sides
    assert {step.seconds for step in guided.steps if step.kind == "get_ready"} <= {get_ready_s}
    assert all(5 <= step.seconds <= 10 for step in guided.steps if step.kind == "change_sides")
    assert all(15 <= step.seconds <= 20 for step in guided.steps if step.kind == "change_position")
    assert 9 <= len(guided.rows) <= 12
    assert all(90 <= row.seconds <= 150 for row in guided.rows)
    assert sum(row.seconds for row in guided.rows) == 1200
    assert all(row.why for row in guided.rows)
    places = [POSITIONS.index(row.position) for row in guided.rows]
    assert places == sorted(places)
    assert sum(step.kind == "change_position" for step in guided.steps) == len(set(places)) - 1 <= 3


def check_cues(step: Step) -> None:
    assert step.cues
    at = [moment for moment, _ in step.cues]
    assert at == sorted(set(at))
    assert 0 <= at[0] <= at[-1] < step.seconds
    if step.kind == "move":
        assert len(at) == 3
        assert step.repetitions >= 1
        assert step.easier is not None


def test_the_class_of_somebody_with_nothing_special() -> None:
    """Nine rows, no repeats, a breath to begin with, a calm end, every direction of the spine."""
    guided = made()
    check_laws(guided)
    assert len(set(names(guided))) == 9
    assert guided.rows[0].exercise == "breath-90-90"
    assert LIBRARY[guided.rows[-1].exercise].effort == 1
    assert set().union(*(LIBRARY[name].directions for name in names(guided))) >= SPINE


@pytest.mark.parametrize("family", FAMILIES)
def test_a_class_is_of_its_kind(family: Family) -> None:
    """Nothing asks for help from the other kind while there are enough rows of its own; breath belongs to both."""
    kind = {"mobile": "mobility", "stable": "stability"}[family]
    for row in made(family=family).rows:
        assert LIBRARY[row.exercise].family == kind or "breath" in LIBRARY[row.exercise].directions


persons = st.fixed_dictionaries(
    {
        "who": st.builds(
            plan,
            situations=st.lists(st.sampled_from(SITUATIONS), unique=True).map(tuple),
            habits=st.lists(st.sampled_from(HABITS), unique=True).map(tuple),
            first_side=st.sampled_from(["right", "left"]),
        ),
        "family": st.sampled_from(FAMILIES),
        "adapt": st.lists(st.sampled_from(FLAGS), max_size=6, unique=True).map(tuple),
        "morning": st.booleans(),
        "gentle": st.booleans(),
        "day": st.integers(1, 60),
        "seed": st.integers(0, 10**9),
        "get_ready_s": st.integers(5, 20),
    }
)
past_rows = st.builds(
    PastRow,
    st.sampled_from(sorted(LIBRARY)),
    st.sampled_from(["easier", "usual", "harder"]),
    st.integers(90, 150),
    st.sampled_from(["done", "skipped", "easier", "harder", "hurts"]),
)
histories = st.lists(
    st.builds(PastClass, st.integers(1, 60), st.sampled_from(FAMILIES), st.lists(past_rows, max_size=9).map(tuple)),
    max_size=3,
).map(tuple)


@settings(max_examples=200, deadline=None)
@given(persons, histories)
def test_the_laws_hold_for_everybody(person: dict[str, object], history: tuple[PastClass, ...]) -> None:
    """Any person, day and history: twenty minutes, sides equal, at most three changes of position, adapted."""
    guided = made(history=history, **person)  # type: ignore[arg-type]
    check_laws(guided, person["get_ready_s"])  # type: ignore[arg-type]
    check_person(guided, person)
    assert GuidedClass.from_json(guided.as_json()) == guided


def check_person(guided: GuidedClass, person: dict[str, object]) -> None:
    for step in moves(guided):
        for name in {step.exercise} | {other.exercise for other in (step.easier, step.harder) if other}:
            doing = LIBRARY[name]
            declared = [doing.adapt[flag] for flag in person["adapt"] if flag in doing.adapt]  # type: ignore[attr-defined]
            assert not any(found.skip or found.exercise for found in declared)
            assert not (person["gentle"] and doing.effort > 1)
            assert not (person["morning"] and doing.morning == "no")
            assert "floor" not in person["adapt"] or doing.position in ("sitting", "standing")  # type: ignore[operator]
        if person["morning"] and LIBRARY[step.exercise].morning == "small":
            assert step.variant == "easier"
        if person["morning"] or person["gentle"]:
            assert step.harder is None
            assert step.variant != "harder"


def every_combination(flags: int) -> list[tuple[str, ...]]:
    return [chosen for n in range(flags + 1) for chosen in combinations(FLAGS, n)]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("morning", [True, False])
@pytest.mark.parametrize("gentle", [True, False])
def test_there_is_a_class_for_every_flag_and_pair(family: Family, morning: bool, gentle: bool) -> None:
    """No adaptation, one, or two together, at any time of day, gentle or not: always a class."""
    for adapt in every_combination(2):
        guided = made(family=family, adapt=adapt, morning=morning, gentle=gentle)
        check_laws(guided)
        check_doses(guided)
        repeated = [a for a, b in zip(names(guided), names(guided)[1:], strict=False) if a == b]
        assert repeated == [] or "so some come round twice" in " ".join(guided.why)


@pytest.mark.slow
def test_something_is_left_for_everybody() -> None:
    """All 16,384 sets of adaptations that exercises know, gentle, in the morning: something is left to compose."""
    for size in range(len(EXERCISE_FLAGS) + 1):
        for number, adapt in enumerate(combinations(EXERCISE_FLAGS, size)):
            assert candidates(LIBRARY, Today(frozenset(adapt), morning=True, gentle=True, day=1)), adapt
            if number % 101 == 0:
                check_laws(made(adapt=adapt, gentle=True, morning=True))


def test_the_same_arguments_give_the_same_class() -> None:
    """Deterministic: no draw but from the seed."""
    assert made(seed=4) == made(seed=4)
    assert made(seed=4).id == made(seed=4).id
    assert len({made(seed=seed).id for seed in range(8)}) > 1


def differs_for_three_weeks(library: object, turn: tuple[Family, ...], adapt: tuple[str, ...] = ()) -> None:
    history: list[PastClass] = []
    for day in range(1, 22):
        guided = made(library, family=turn[day % len(turn)], day=day, adapt=adapt, history=tuple(history))
        for past in history[-1:] + [past for past in history if past.family == guided.family][-1:]:
            assert difference(as_past(guided).rows, past) >= DIFFERENT_SHARE
        history.append(as_past(guided))


@pytest.mark.parametrize("adapt", [(), ("floor",), ("recent_surgery",), ("pregnancy", "knees"), ("osteoporosis",)])
@pytest.mark.parametrize("turn", [("mobile",), ("stable",), ("mobile", "stable")])
def test_every_day_differs_from_the_one_before(adapt: tuple[str, ...], turn: tuple[Family, ...]) -> None:
    """Over three weeks each class differs in a third of its rows from the last one and the last of its kind."""
    differs_for_three_weeks(LIBRARY, turn, adapt)


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_every_day_differs_even_with_few_rows(size: int) -> None:
    """Where the exercises must be the same, their order or their lengths are not."""
    differs_for_three_weeks(pool_of(*(exercise(f"row-{n}") for n in range(size))), ("mobile",))


def test_a_draw_too_much_like_yesterdays_is_drawn_again() -> None:
    """Had yesterday's class been just what today's first draw gives, today's would be another."""
    library = pool_of(*(exercise(f"row-{n}") for n in range(9)))
    first = made(library, day=5)
    before = PastClass(4, "mobile", as_past(first).rows)
    assert difference(as_past(made(library, day=5, history=(before,))).rows, before) >= DIFFERENT_SHARE


def test_every_dose_is_kept() -> None:
    """Each side of each row moves for as long as its file says, low to high, at any setting of the person's own."""
    for seed in range(10):
        for family in FAMILIES:
            for get_ready_s in (5, 10, 20):
                check_doses(made(family=family, seed=seed, get_ready_s=get_ready_s))


def check_doses(guided: GuidedClass) -> None:
    for step in moves(guided):
        low, _, high = LIBRARY[step.exercise].seconds
        assert low <= step.seconds <= high, step.exercise


@pytest.mark.parametrize(("most", "rows"), [(124, 9), (123, 10), (110, 10), (109, 11), (90, 12)])
def test_another_row_comes_in_rather_than_too_much_of_one(most: int, rows: int) -> None:
    """Nine rows of 10 + 124 s, ten of 10 + 110 or eleven of 10 + 100 s fill 1200 s; no longer dose, no more rows."""
    library = pool_of(*(exercise(f"row-{n}", seconds=(60, 80, most)) for n in range(14)))
    guided = made(library)
    assert len(guided.rows) == rows
    assert max(step.seconds for step in moves(guided)) <= most


def test_where_no_number_of_rows_keeps_the_doses_there_are_nine() -> None:
    """Doses of half a minute fill no class: as few rows as ever, each as long as it must be."""
    guided = made(pool_of(*(exercise(f"row-{n}", seconds=(20, 25, 30)) for n in range(14))))
    check_laws(guided)
    assert len(guided.rows) == 9


def test_yesterdays_rows_rest_where_there_are_others() -> None:
    """Twenty exercises alike: two days running share none."""
    library = pool_of(*(exercise(f"row-{n}") for n in range(20)))
    first = made(library)
    assert set(names(first)).isdisjoint(names(made(library, day=2, history=(as_past(first),))))


def test_a_skipped_row_is_the_first_to_stay_out() -> None:
    """Of ten rows all done yesterday, the skipped one is not among today's nine."""
    library = pool_of(*(exercise(f"row-{n}") for n in range(10)))
    rows = tuple(PastRow(name, "usual", 120, "skipped" if name == "row-3" else "done") for name in library)
    for seed in range(6):
        assert "row-3" not in names(made(library, day=2, history=(PastClass(1, "mobile", rows),), seed=seed))


def test_a_breath_comes_first() -> None:
    """A breathing row belongs to either class and opens it."""
    library = pool_of(*(exercise(f"row-{n}") for n in range(12)), exercise("breath", directions=("breath",)))
    for seed in range(6):
        assert names(made(library, seed=seed))[0] == "breath"


def test_no_change_of_position_for_variety_alone() -> None:
    """Nine alike in each of three positions: the class stays in one."""
    library = pool_of(*(exercise(f"{where}-{n}", position=where) for where in POSITIONS[:3] for n in range(9)))
    for seed in range(6):
        assert len({row.position for row in made(library, seed=seed).rows}) == 1


def test_it_would_rather_end_where_quiet_rows_are() -> None:
    """Six quiet rows lying and standing, six lively ones sitting: it never ends sitting."""
    library = pool_of(
        *(exercise(f"lying-{n}") for n in range(6)),
        *(exercise(f"sitting-{n}", position="sitting", effort=2) for n in range(6)),
        *(exercise(f"standing-{n}", position="standing") for n in range(6)),
    )
    for seed in range(6):
        assert made(library, seed=seed).rows[-1].position == "standing"


def test_the_plans_adaptations_hold_every_day() -> None:
    """What the plan adapts need not be said again."""
    guided = made(who=plan(adapt=frozenset({"floor"})))
    assert {row.position for row in guided.rows} <= {"sitting", "standing"}


def test_two_days_meet_every_direction() -> None:
    """Any two days with a Mobile Spine class bend the spine every way there is."""
    for seed in range(6):
        history: list[PastClass] = []
        met: list[set[str]] = []
        for day in range(1, 15):
            guided = made(family=("mobile", "stable")[day % 2], day=day, seed=seed, history=tuple(history))
            history.append(as_past(guided))
            met.append(set().union(*(LIBRARY[name].directions for name in names(guided))) & SPINE)
            assert day == 1 or met[-1] | met[-2] == SPINE


def test_sides_take_turns() -> None:
    """The plan's side begins on odd days, the other one on even days."""
    who = plan(first_side="left")
    assert [first_side(who, day) for day in (1, 2, 3)] == ["left", "right", "left"]
    for day, side in ((1, "left"), (2, "right")):
        for row in range(9):
            sided = [step.side for step in moves(made(who=who, day=day)) if step.row == row]
            assert sided in (["both"], [side, {"left": "right", "right": "left"}[side]])


def test_the_top_situation_is_served() -> None:
    """Every situation, alone on top, gets three rows of the kind that it leads to, or as many as the library has."""
    for situation in SITUATIONS:
        stable = situation in ("walking", "standing", "overhead")
        kind = "stability" if stable else "mobility"
        there = [one for one in LIBRARY.values() if situation in one.serves and one.family == kind]
        guided = made(who=plan(situations=(situation,)), family="stable" if stable else "mobile")
        served = [name for name in names(guided) if situation in LIBRARY[name].serves]
        assert len(served) >= min(3, len(there)) > 0, situation


def test_habits_are_served() -> None:
    """A habit brings in more rows that answer it than the class of somebody without it has."""

    def answering(habit: str, habits: tuple[str, ...]) -> int:
        classes = [made(who=plan(habits=habits), seed=seed) for seed in range(10)]
        return sum(habit in LIBRARY[name].habits for guided in classes for name in names(guided))

    for habit in ("one-way-turning", "sleeping-still", "bending"):
        assert answering(habit, (habit,)) > answering(habit, ()), habit


def test_morning_is_small_and_has_no_roll_down() -> None:
    """In the morning nothing marked "no", small rows in their easier variant, nothing harder."""
    library = pool_of(
        *(exercise(f"quiet-{n}") for n in range(6)),
        *(exercise(f"small-{n}", morning="small", position="sitting") for n in range(6)),
        exercise("roll-down-wall", morning="no", position="standing", serves=("floor-pick-up",)),
    )
    past = PastClass(1, "mobile", (PastRow("quiet-1", "usual", 120, "harder"),))
    guided = made(library, plan(situations=("floor-pick-up",)), day=2, history=(past,), morning=True)
    assert "roll-down-wall" not in names(guided)
    assert {row.variant for row in guided.rows if row.exercise.startswith("small")} == {"easier"}
    assert "harder" not in {row.variant for row in guided.rows}
    assert any("Morning" in why for why in guided.why)
    assert "roll-down-wall" in names(made(library, plan(situations=("floor-pick-up",)), day=2))


def test_gentle_has_only_the_lightest_rows() -> None:
    """A gentle class: effort 1 throughout, and the player is offered nothing harder."""
    for family in FAMILIES:
        guided = made(family=family, who=plan(gentle=True))
        assert {LIBRARY[name].effort for name in names(guided)} == {1}
        assert all(step.harder is None for step in guided.steps)
        assert any("lightest rows" in why for why in guided.why)


def test_said_easier_harder_and_hurts_come_back_changed() -> None:
    """Yesterday's word on a row decides today's variant; today's alternatives follow."""
    library = pool_of(*(exercise(f"row-{n}", position=POSITIONS[n % 3]) for n in range(9)))
    said: dict[str, Mark] = {"row-1": "easier", "row-4": "harder", "row-7": "hurts"}
    rows = tuple(PastRow(f"row-{n}", "usual", 130, said.get(f"row-{n}", "done")) for n in range(9))
    guided = made(library, day=2, history=(PastClass(1, "mobile", rows),))
    found = {row.exercise: row.variant for row in guided.rows}
    assert (found["row-1"], found["row-4"], found["row-7"]) == ("easier", "harder", "easier")
    by_name = {step.exercise: step for step in moves(guided)}
    assert by_name["row-4"].harder is None
    assert by_name["row-4"].easier is not None
    assert by_name["row-4"].easier.variant == "usual"
    assert by_name["row-1"].harder is not None
    assert by_name["row-1"].harder.variant == "usual"


def test_twice_hurts_rests_for_a_week() -> None:
    """Hurt on days 1 and 3: out from day 4 to day 10, back on day 11 in its easier variant."""
    library = pool_of(*(exercise(f"row-{n}", position=POSITIONS[n % 3]) for n in range(9)))
    past = tuple(PastClass(day, "mobile", (PastRow("row-2", "usual", 130, "hurts"),)) for day in (1, 3))
    for day, there in ((4, False), (10, False), (11, True)):
        guided = made(library, day=day, history=past)
        assert ("row-2" in names(guided)) is there
    assert {row.variant for row in guided.rows if row.exercise == "row-2"} == {"easier"}


def test_later_classes_are_no_history() -> None:
    """Only what came up to the day counts; an earlier class of the same day does."""
    today = PastClass(3, "mobile", tuple(PastRow(name, "usual", 120, "hurts") for name in names(made(day=3))))
    assert names(made(day=3, history=(today,))) != names(made(day=3))
    later = PastClass(9, "mobile", (PastRow("cat-cow", "usual", 120, "hurts"),))
    assert made(day=3, history=(later,)) == made(day=3)


def test_adaptations_replace_instruct_and_leave_out() -> None:
    """A flag swaps an exercise, adds words to it, or takes it out, as its file says; the swap is explained."""
    library = pool_of(
        exercise("swapped", adapt={"wrists": adapted(to="stand-in")}),
        exercise("stand-in"),
        exercise("worded", adapt={"wrists": adapted("On your fists.")}),
        exercise("out", adapt={"wrists": adapted(skip=True)}),
        *(exercise(f"row-{n}") for n in range(6)),
    )
    guided = made(library, adapt=("wrists",))
    assert {"out", "swapped"}.isdisjoint(names(guided))
    worded = [step for step in guided.steps if step.exercise == "worded"]
    assert {step.adaptation for step in worded} == {"On your fists."}
    assert "On your fists." in [text for step in worded for _, text in step.cues]
    why = next(row.why for row in guided.rows if row.exercise == "stand-in")
    assert "stands in for 'Swapped'" in why


def test_a_class_says_which_ways_of_bending_it_practises() -> None:
    """Not those that its rows leave out for this person, and none for rows that keep the back still."""
    library = pool_of(*(exercise(f"row-{n}", directions=("flexion", "extension"), adapt=BOTH) for n in range(9)))
    still = pool_of(*(exercise(f"row-{n}", family="stability", directions=("side_bend",)) for n in range(9)))
    assert "Your spine practises arching back and bending forward today." in made(library).why
    assert "Your spine practises arching back today." in made(library, adapt=("bending_hurts_leg",)).why
    assert "Your spine practises bending forward today." in made(library, adapt=("arching_hurts_leg",)).why
    assert not any("practises" in why for why in made(still, family="stable").why)


def test_of_two_classes_on_one_day_the_later_is_remembered() -> None:
    """Difference is measured against the last class, not the first of that day."""
    one, two = (PastClass(3, "mobile", (PastRow(name, "usual"),)) for name in ("one", "two"))
    assert last_of((one, two)) is two


def test_replacements_that_lead_nowhere_leave_the_row_out() -> None:
    """Two exercises that replace each other, or one that the library lacks: out, and no endless search."""
    library = pool_of(
        exercise("to-and", adapt={"knees": adapted(to="fro")}),
        exercise("fro", adapt={"knees": adapted(to="to-and")}),
        exercise("gone", adapt={"knees": adapted(to="nowhere")}),
        *(exercise(f"row-{n}") for n in range(6)),
    )
    assert {"to-and", "fro", "gone"}.isdisjoint(names(made(library, adapt=("knees",))))


@pytest.mark.parametrize("size", range(1, 9))
def test_few_rows_come_round_again(size: int) -> None:
    """A small library still fills twenty minutes: rows come round twice, never one after itself, and it is said."""
    library = pool_of(*(exercise(f"row-{n}") for n in range(size)))
    for seed in range(6):
        guided = made(library, seed=seed)
        check_laws(guided)
        assert any("come round twice" in why for why in guided.why)
        neighbours = zip(names(guided), names(guided)[1:], strict=False)
        assert size == 1 or all(a != b for a, b in neighbours)


def test_one_row_in_every_position_still_makes_a_class() -> None:
    """Seven exercises in seven positions cannot alternate within three changes: the very small class steps in."""
    guided = made(pool_of(*(exercise(f"row-{n}", position=where) for n, where in enumerate(POSITIONS))))
    check_laws(guided)
    assert guided.rows[0].variant == guided.rows[-1].variant == "easier"


def test_too_few_of_its_own_borrow_from_the_other_kind() -> None:
    """A Stable Spine class with three rows of its own takes Mobile Spine rows and says so."""
    library = pool_of(
        *(exercise(f"own-{n}", family="stability") for n in range(3)), *(exercise(f"other-{n}") for n in range(9))
    )
    guided = made(library, family="stable")
    assert {"own-0", "own-1", "own-2"} <= set(names(guided))
    assert any("Borrowed from Mobile Spine" in row.why for row in guided.rows)


def test_lively_rows_stay_off_both_ends() -> None:
    """Effort 3 is never first or last, effort 2 only in its easier variant."""
    library = pool_of(
        *(exercise(f"hard-{n}", effort=3) for n in range(6)), *(exercise(f"mid-{n}", effort=2) for n in range(4))
    )
    for seed in range(10):
        guided = made(library, seed=seed)
        for row in (guided.rows[0], guided.rows[-1]):
            assert row.exercise.startswith("mid")
            assert row.variant == "easier"


def test_nothing_allowed_is_a_kind_word() -> None:
    """An empty library is no crash: the message says what to do instead."""
    with pytest.raises(SpinewiseError, match="slow walk"):
        made(pool_of())


def test_another_exercise_as_alternative_only_where_it_is_allowed() -> None:
    """An easier exercise is offered if the person may meet it today and its sides suit; else the same one, smaller."""
    library = pool_of(
        exercise("own", easier=variant("Do the other.", "other")),
        exercise("other", position="standing", adapt={"balance": adapted(skip=True)}),
        exercise("sided", easier=variant("Do the other.", "each")),
        exercise("each", sides="each", position="standing"),
        *(exercise(f"row-{n}") for n in range(6)),
    )

    def easier_of(name: str, adapt: tuple[str, ...] = ()) -> str:
        steps = [step for seed in range(9) for step in moves(made(library, adapt=adapt, seed=seed))]
        step = next(step for step in steps if step.exercise == name)
        assert step.easier is not None
        return step.easier.exercise

    assert easier_of("own") == "other"
    assert easier_of("own", ("balance",)) == "own"
    assert easier_of("sided") == "sided"


def test_a_lead_names_the_position_and_the_side() -> None:
    """Getting ready says the title and how to start; changing position says where; sides are called."""
    guided = made()
    for step in guided.steps:
        words = step.cues[0][1]
        if step.kind in ("get_ready", "change_position"):
            assert step.title in words
            assert LIBRARY[step.exercise].start in words
        if step.kind == "change_position":
            assert words.startswith("Next, ")
        if step.kind == "change_sides":
            assert step.side in words


def test_repetitions_fit_the_seconds() -> None:
    """As many whole repetitions as fit, longer ones in a slower variant; the first cue says how many."""
    for step in moves(made()):
        cycle = LIBRARY[step.exercise].cycle_s * LIBRARY[step.exercise].variant(step.variant).pace
        assert step.repetitions * cycle <= step.seconds < (step.repetitions + 1) * cycle
        assert f"About {step.repetitions} times" in step.cues[0][1]
        if step.harder and step.harder.variant == "harder" and LIBRARY[step.harder.exercise].harder.pace > 1:
            assert f"About {step.repetitions} times" not in step.harder.cues[0][1]


@pytest.mark.parametrize("get_ready_s", [4, 21])
def test_the_setting_has_bounds(get_ready_s: int) -> None:
    """Getting ready takes 5 to 20 s."""
    with pytest.raises(BadValue, match="get-ready"):
        made(get_ready_s=get_ready_s)


def test_it_takes_less_than_fifty_milliseconds() -> None:
    """Composing is quick, even with a long history; the best of five counts on a busy machine."""
    history = tuple(as_past(made(day=day)) for day in range(1, 15))
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        made(day=15, history=history, adapt=("floor", "balance"), gentle=True)
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.05


def test_a_summary_for_the_plan_page() -> None:
    """One entry a row with its minutes and its reason."""
    summary = made().summary()
    assert len(summary) == 9
    assert sum(entry["minutes"] for entry in summary) == pytest.approx(20, abs=0.5)
    assert all(entry["why"] and entry["title"] for entry in summary)


def test_broken_classes_are_refused() -> None:
    """Another format, a missing part, an unknown word, a gap or unequal sides are each named."""
    stored = made().as_json()
    first, *rest = stored["steps"]
    with pytest.raises(BadValue, match="format"):
        GuidedClass.from_json({**stored, "format": 2})
    with pytest.raises(BadValue, match="rows"):
        GuidedClass.from_json({name: part for name, part in stored.items() if name != "rows"})
    with pytest.raises(UnknownName, match="dance"):
        GuidedClass.from_json({**stored, "steps": [{**first, "kind": "dance"}, *rest]})
    with pytest.raises(BadValue, match="without gap"):
        GuidedClass.from_json({**stored, "steps": [{**first, "seconds": 9}, *rest]})
    with pytest.raises(BadValue, match="exactly 1200"):
        GuidedClass.from_json({**stored, "steps": stored["steps"][:-1]})


def test_unequal_sides_are_refused() -> None:
    """One second moved from the left to the right breaks the class."""
    stored = made().as_json()
    at = next(i for i, step in enumerate(stored["steps"]) if step["kind"] == "change_sides")
    before, change, after = stored["steps"][at - 1 : at + 2]
    before["seconds"] += 1
    change["start_s"] += 1
    after["start_s"] += 1
    after["seconds"] -= 1
    with pytest.raises(BadValue, match="both sides"):
        GuidedClass.from_json(stored)
