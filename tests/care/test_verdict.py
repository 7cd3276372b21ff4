"""The verdict: two answers, never one, and never a flattering one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from spinewise.care.diary import Evening
from spinewise.care.natural_course import COURSES
from spinewise.care.verdict import rerun, verdict, worked
from spinewise.care.verdict_change import pain_answer
from spinewise.care.verdict_numbers import nap
from spinewise.care.verdict_rules import VERSION
from spinewise.errors import BadValue, UnknownName
from tests.care.diaries import CLEAR, FLAT, JOINED, NOISY, RISING, person

if TYPE_CHECKING:
    from spinewise.care.verdict_inputs import Inputs


def later(inputs: Inputs, days: int) -> Inputs:
    """The same person looked at some days later or earlier, with nothing new written."""
    return replace(inputs, as_of=inputs.as_of + timedelta(days=days))


def with_note(inputs: Inputs, index: int, note: str = "medicine") -> Inputs:
    """The same person with a co-intervention on one evening."""
    changed = list(inputs.evenings)
    changed[index] = replace(changed[index], other=(note,))
    return replace(inputs, evenings=tuple(changed))


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [
        (6.0, 4.0, "better"),  # 2 points, 33 %
        (8.0, 6.0, "better"),  # 2 points, though only 25 %
        (8.0, 6.1, "unchanged"),  # 1.9 points and 24 %
        (3.0, 2.0, "better"),  # 1 point and 33 %
        (5.1, 4.1, "unchanged"),  # 1 point, only 20 %
        (2.0, 1.1, "unchanged"),  # 45 %, but not 1 point
        (4.0, 5.0, "worse"),
        (4.0, 4.9, "unchanged"),
    ],
)
def test_thresholds_of_the_first_answer(before: float, after: float, answer: str) -> None:
    """Clearly better: 30 % and 1 point, or 2 points. Worse: 1 point up."""
    assert pain_answer(before, after) == answer


def test_better_and_beyond_the_usual_course_is_the_only_success() -> None:
    """A large, early, lasting fall after a steady run-in."""
    found = verdict(person(*CLEAR))
    assert (found.q1.id, found.q2.id, found.worked) == ("better", "more_than_usual", True)
    assert "more than people usually improve in 14 days" in found.headline


@pytest.mark.parametrize("change", ["better", "unchanged", "worse", "not_enough", "not_yet"])
@pytest.mark.parametrize("why", ["more_than_usual", "possibly", "cannot_tell"])
def test_nothing_else_is_called_a_success(change: str, why: str) -> None:
    assert worked(change, why) == ((change, why) == ("better", "more_than_usual"))


def test_a_clear_fall_in_a_noisy_diary_leaves_the_cause_open() -> None:
    found = verdict(person(*NOISY, duration="acute"))
    assert (found.q1.id, found.worked) == ("better", False)
    assert found.q2.id in ("possibly", "cannot_tell")
    assert "cannot" in found.headline


def test_the_same_diary_under_each_course() -> None:
    """Newer pain eases by itself, so the chance falls from stable over persistent to acute."""
    chances = [verdict(person(*NOISY, duration=duration)).numbers.cause.p for duration in COURSES]
    assert None not in chances
    assert chances == sorted(chances, reverse=True)  # type: ignore[type-var]


def test_no_change_needs_no_cause() -> None:
    found = verdict(person(*FLAT))
    assert (found.q1.id, found.q2.id, found.numbers.cause.void) == ("unchanged", "cannot_tell", ("no_change",))
    assert found.headline == "No clear change so far."


def test_worse_is_said_plainly() -> None:
    found = verdict(person(*RISING))
    assert (found.q1.id, found.worked) == ("worse", False)
    assert found.headline == "You are less well than at the start."


@pytest.mark.parametrize("duration", list(COURSES))
def test_start_now_never_tells_why(duration: str) -> None:
    """However large the fall; and the first answer says what it compares."""
    start = person((), CLEAR[1], duration=duration, choice="now")
    found = verdict(start)
    assert found.q2.id == "cannot_tell"
    assert "no_baseline" in found.numbers.cause.void
    assert found.numbers.cause.p is None
    assert found.numbers.change.start == "first_week"
    assert found.numbers.band == ()
    assert any("There was no run-in" in sentence for sentence in found.sentences)


def test_start_now_is_final_even_with_evenings_before_the_first_class() -> None:
    """Who chose to start at once and began later is not given a baseline after the fact."""
    assert verdict(person(*CLEAR, choice="now")).q2.id == "cannot_tell"


def test_start_now_does_not_count_the_day_of_joining() -> None:
    """A terrible first day, which is also day 1, changes nothing."""
    inputs = person((), CLEAR[1], choice="now")
    first = inputs.evenings[0].date + timedelta(days=0)
    same_day = replace(inputs, first_class=first, as_of=first + timedelta(days=13))
    calm = replace(same_day, evenings=(replace(inputs.evenings[0], pain=0), *inputs.evenings[1:]))
    assert verdict(same_day).numbers.change == verdict(calm).numbers.change


def test_the_rating_at_joining_changes_nothing_at_all() -> None:
    """Ten or nought on the day of joining: the same verdict, except for that one dot."""
    high, low = verdict(person(*CLEAR, join_pain=10)), verdict(person(*CLEAR, join_pain=0))
    assert (high.headline, high.sentences) == (low.headline, low.sentences)
    assert high.numbers.dots[1:] == low.numbers.dots[1:]
    assert high.numbers.dots[0].pain == 10


def test_before_day_14_it_is_not_yet() -> None:
    """Day 13 says not yet; day 14 answers, and so does any day after."""
    inputs = person(*CLEAR)
    early = verdict(later(inputs, -1))
    assert (early.q1.id, early.q2.id, early.numbers.cause.p) == ("not_yet", "cannot_tell", None)
    assert "day 14" in early.headline
    assert verdict(inputs).q1.id == "better"
    assert verdict(later(inputs, 1)).q1.id == "better"


def test_before_the_first_class_it_is_not_yet() -> None:
    found = verdict(replace(person(*CLEAR), first_class=None))
    assert (found.q1.id, found.numbers.day) == ("not_yet", None)


@pytest.mark.parametrize(("missing", "answer"), [(4, "better"), (5, "not_enough")])
def test_ten_of_the_last_fourteen_evenings_are_needed(missing: int, answer: str) -> None:
    """Missing evenings are not zeros: four are fine, five are too many."""
    during = (*CLEAR[1][: 14 - missing - 4], *[None] * missing, *CLEAR[1][-4:])
    found = verdict(person(CLEAR[0], during))
    assert found.q1.id == answer
    assert found.q2.id == ("cannot_tell" if answer == "not_enough" else found.q2.id)


def test_later_the_last_fourteen_days_must_be_rated() -> None:
    """A full first fortnight and silence since is not enough on day 28."""
    inputs = person(*CLEAR)
    assert verdict(later(inputs, 14)).q1.id == "not_enough"


@pytest.mark.parametrize(("kept", "why", "thin"), [(5, "more_than_usual", False), (4, "possibly", True)])
def test_a_thin_run_in_holds_the_strongest_answer_back(kept: int, why: str, *, thin: bool) -> None:
    """Three or four evenings support the first answer; the second stops at "possibly"."""
    found = verdict(person((*[None] * (7 - kept), *CLEAR[0][:kept]), (5, 3, 2, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1)))
    assert found.numbers.cause.p is not None
    assert found.numbers.cause.p > 0.95
    assert (found.q1.id, found.q2.id, found.worked) == ("better", why, not thin)
    assert any("thin" in sentence for sentence in found.sentences) == thin
    assert any(sentence.startswith("Chance") for sentence in found.sentences) != thin


def test_two_evenings_of_run_in_are_no_baseline() -> None:
    """Then the first week of classes stands in, and the cause stays open."""
    found = verdict(person((None, None, None, None, None, 6, 7), CLEAR[1]))
    assert found.numbers.change.start == "first_week"
    assert "no_baseline" in found.numbers.cause.void
    assert any("Too few evenings of the run-in" in sentence for sentence in found.sentences)


@pytest.mark.parametrize("index", [0, 3, 12, -1])
@pytest.mark.parametrize("note", ["medicine", "physiotherapy", "holiday", "bad_sleep", "other"])
def test_anything_else_new_voids_the_second_answer(index: int, note: str) -> None:
    """From the day of joining to the day of the verdict, and it is named."""
    found = verdict(with_note(person(*CLEAR), index, note))
    assert (found.q1.id, found.q2.id, found.worked) == ("better", "cannot_tell", False)
    assert "co_intervention" in found.numbers.cause.void
    assert any(sentence.startswith("You noted: ") for sentence in found.sentences)


def test_what_is_new_after_the_verdict_does_not_reach_back() -> None:
    """An evening after the day of the verdict is not looked at."""
    inputs = person(*CLEAR)
    after = Evening(inputs.as_of + timedelta(days=1), 10, 10, ("medicine",))
    assert verdict(replace(inputs, evenings=(*inputs.evenings, after))).worked


def test_after_six_weeks_the_cause_is_not_told() -> None:
    """The natural courses are known for six weeks; day 43 still says whether there was a change."""
    long = person(CLEAR[0], (*CLEAR[1], *[1, 2] * 14))
    assert verdict(long).worked
    late = verdict(person(CLEAR[0], (*CLEAR[1], *[1, 2] * 14, 1)))
    assert (late.q1.id, late.q2.id) == ("better", "cannot_tell")
    assert late.numbers.cause.void == ("too_late",)


@pytest.mark.parametrize(
    ("psfs", "diary", "headline"),
    [
        (((4, 4), (6, 6)), FLAT, "You can do clearly more. Your pain has not clearly changed."),
        (((4, 4), (5, 5)), CLEAR, "What you can do has not clearly changed. Your pain is clearly lower."),
        (((6, 6), (4, 4)), CLEAR, "You can do less than at the start, though your pain is clearly lower."),
        (((4, 4), (6, 6)), RISING, "You can do clearly more. Your pain is higher than at the start."),
    ],
)
def test_function_wins_the_headline(
    psfs: tuple[tuple[int, int], tuple[int, int]],
    diary: tuple[tuple[int, ...], tuple[int, ...]],
    headline: str,
) -> None:
    """Where pain and what people can do disagree, it says so and is no success."""
    found = verdict(person(*diary, psfs=psfs))
    assert found.headline == headline
    assert not found.worked
    assert any("two stories" in sentence for sentence in found.sentences)


def test_pain_and_function_in_agreement_keep_the_success() -> None:
    assert verdict(person(*CLEAR, psfs=((4, 4), (6, 6)))).worked


@pytest.mark.parametrize(("gain", "answer"), [(2, "unchanged"), (3, "better")])
def test_a_single_activity_needs_three_points(gain: int, answer: str) -> None:
    psfs = verdict(person(*CLEAR, psfs=((4,), (4 + gain,)))).numbers.change.psfs
    assert psfs is not None
    assert psfs.answer == answer


@pytest.mark.parametrize(("now", "answer"), [(4.5, "better"), (4.6, "unchanged"), (7.5, "worse")])
def test_peg_stands_beside_with_its_own_threshold(now: float, answer: str) -> None:
    """1.5 points; it never moves the headline."""
    found = verdict(person(*CLEAR, peg=(6.0, now)))
    assert found.numbers.change.peg is not None
    assert found.numbers.change.peg.answer == answer
    assert found.headline == verdict(person(*CLEAR)).headline


@pytest.mark.parametrize(("day", "shown"), [(8, True), (7, False), (0, False)])
def test_weekly_answers_count_for_a_week(day: int, *, shown: bool) -> None:
    """PEG and PSFS of day 7 or earlier are too old on day 14; those of the check-in are the start, never the end."""
    inputs = person(*CLEAR, psfs=((4, 4), (6, 6)), peg=(6.0, 3.0))
    found = verdict(replace(inputs, weekly=(inputs.weekly[0], replace(inputs.weekly[1], day=day)))).numbers.change
    assert (found.psfs is not None, found.peg is not None) == (shown, shown)


def test_only_activities_rated_both_times_are_compared() -> None:
    """One of two was rated again: its own change, against the threshold for one."""
    psfs = verdict(person(*CLEAR, psfs=((2, 8), (4,)))).numbers.change.psfs
    assert psfs is not None
    assert (psfs.before, psfs.after, psfs.answer) == (2, 4, "unchanged")


def test_the_band_ends_where_the_courses_are_known() -> None:
    assert verdict(person(CLEAR[0], (*CLEAR[1], *[1, 2] * 15))).numbers.band[-1].day == 42


def test_nap_by_pencil() -> None:
    """3 and 5 against 2, 3 and 4: pairs 3>2, 3=3, 3<4, 5>2, 5>3, 5>4 are 1, 1/2, 0, 1, 1, 1 of 6."""
    assert nap([3, 5], [2, 3, 4]) == pytest.approx(4.5 / 6)
    assert nap([1], [2]) == 0.0
    assert nap([2], [2]) == 0.5


def test_everything_is_shown() -> None:
    """Dots, band, means, counts, adherence, pairs of evenings, and the half that comes to everyone."""
    found = verdict(person(*CLEAR, gpe=3))
    text = " ".join(found.sentences)
    assert len(found.numbers.dots) == 1 + 7 + 14
    assert [day.day for day in found.numbers.band] == list(range(-6, 15))
    assert "6.4 in the run-in (7 evenings), 1.3 in the last 7 days (7 evenings). 5.1 less." in text
    assert "You rated 14 of the last 14 evenings (10 are needed) and did 10 classes in 14 days." in text
    assert "of 100 pairs" in text
    assert "about half of the early improvement" in text
    assert "if yours was newer, this answer is too kind" in text
    assert "+3" in found.sentences[-1]


def test_gpe_changes_nothing_but_the_last_sentence() -> None:
    plain, glad = verdict(person(*FLAT)), verdict(person(*FLAT, gpe=5))
    assert glad.sentences[:-1] == plain.sentences
    assert (glad.headline, glad.next_steps) == (plain.headline, plain.next_steps)


@pytest.mark.parametrize(
    "inputs",
    [
        person(*CLEAR, psfs=((4, 4), (6, 6)), peg=(6.0, 3.0), gpe=2),
        person(*RISING, leg_symptoms=True),
        person((), CLEAR[1], choice="now"),
        with_note(person(*NOISY, duration="acute"), 3),
        replace(person(*CLEAR), first_class=None),
    ],
)
def test_a_stored_verdict_can_be_computed_again(inputs: Inputs) -> None:
    """Payload to JSON and back, run again: the identical verdict."""
    found = verdict(inputs)
    stored = json.loads(json.dumps(found.as_payload()))
    assert stored["version"] == VERSION
    assert rerun(stored) == found
    assert rerun(stored).as_payload() == stored


def test_a_verdict_of_another_version_is_not_computed_again() -> None:
    stored = {**verdict(person(*CLEAR)).as_payload(), "version": "2020.1.1"}
    with pytest.raises(BadValue, match=VERSION):
        rerun(stored)
    with pytest.raises(BadValue, match="enrolled"):
        rerun({"version": VERSION, "inputs": {}})


@pytest.mark.parametrize(("duration", "p"), [("stable", 0.9609), ("persistent", 0.9312), ("acute", 0.7633)])
def test_a_changed_result_needs_a_new_version(duration: str, p: float) -> None:
    """Locked figures of one diary: when one changes, VERSION must change with it."""
    found = verdict(person(*NOISY, duration=duration))
    assert VERSION == "2026.11.1"
    assert found.numbers.cause.p == pytest.approx(p, abs=1e-4)


@pytest.mark.parametrize(
    "wrong",
    [{"duration": "forever"}, {"choice": "later"}, {"programme": "yoga"}],
)
def test_unknown_names_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UnknownName):
        person(*CLEAR, **wrong)


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(BadValue, match="joining"):
        person(*CLEAR, first_class=JOINED - timedelta(days=1))
    with pytest.raises(BadValue, match="-5 to 5"):
        person(*CLEAR, gpe=6)


def test_low_from_the_start_is_said() -> None:
    found = verdict(person((0, 1, 0, 1, 1, 0, 1), (1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1)))
    assert found.q1.id == "unchanged"
    assert any("little room" in sentence for sentence in found.sentences)
