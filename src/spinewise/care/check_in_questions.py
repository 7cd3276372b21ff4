"""The check-in: what is asked, in order. Under four minutes."""

from __future__ import annotations

from dataclasses import dataclass

from spinewise.care.questions import ANYTHING, NONE, UNSURE, Choice, Question

SITUATIONS: tuple[tuple[str, str], ...] = (
    ("morning", "Getting up in the morning"),
    ("desk", "Getting up after sitting at a desk"),
    ("couch", "Getting up from a low couch"),
    ("floor-pick-up", "Picking something up from the floor"),
    ("driveway", "Looking round to back out of a driveway"),
    ("walking", "Walking"),
    ("standing", "Standing"),
    ("overhead", "Reaching overhead"),
)


@dataclass(frozen=True, slots=True)
class Habit:
    """A habit and how its dose is measured; the dose grows with the habit.

    Attributes:
        id: as in the plan and the exercise files.
        unit: of the dose.
        high: the largest dose that is accepted, in `unit`.
        steps: for a habit that is picked instead of counted: (choice id, its words, dose).
    """

    id: str
    text: str
    unit: str
    high: float
    help: str = ""
    steps: tuple[tuple[str, str, float], ...] = ()


SQUAT: tuple[tuple[str, str, float], ...] = (
    ("squat_easy", "Yes, all the way down, with ease", 0),
    ("squat_part", "Part of the way, or my heels lift", 1),
    ("squat_no", "No", 2),
)
HABITS: tuple[Habit, ...] = (
    Habit("sitting", "How many hours a day do you sit?", "hours a day", 24, "Desk, car, couch and meals together."),
    Habit(
        "one-leg",
        "Out of ten minutes of standing, how many do you stand mostly on one leg?",
        "minutes of 10",
        10,
        "The hip pushed out, the other knee loose.",
    ),
    Habit(
        "one-way-turning",
        "How many times a day do you turn the same way?",
        "times a day",
        500,
        "To a second screen, a till, a child, in a sport. A guess is fine.",
    ),
    Habit(
        "bending",
        "How many hours a day do you work bent forward?",
        "hours a day",
        24,
        "Garden, nursing, workbench, kitchen. Half hours are fine: 0.5.",
    ),
    Habit("squatting", "Can you squat down with your heels on the floor?", "steps from easy, 0 to 2", 2, steps=SQUAT),
    Habit(
        "sleeping-still",
        "How many nights a week do you wake in the position in which you fell asleep?",
        "nights a week",
        7,
    ),
    Habit(
        "alignment",
        "How many hours a day do you hold one posture?",
        "hours a day",
        24,
        "Head bent to a phone, slumped, leaning to one side.",
    ),
)


@dataclass(frozen=True, slots=True)
class Spell:
    """How long this spell has lasted, and the course that people usually take from there.

    `course` follows Costa et al. 2012: acute (under 12 weeks), persistent, stable (more than a year). Where an
    answer leaves it open, the faster course is taken: it makes the verdict harder to please, never easier.
    """

    id: str
    text: str
    course: str


SPELLS: tuple[Spell, ...] = (
    Spell("under_6_weeks", "Less than 6 weeks", "acute"),
    Spell("to_12_weeks", "6 to 12 weeks", "acute"),
    Spell("to_a_year", "3 months to a year", "persistent"),
    Spell("over_a_year", "More than a year", "stable"),
    Spell(UNSURE, "Not sure", "acute"),
)

ADAPTATIONS: tuple[tuple[str, str], ...] = (
    ("bending_hurts_leg", "Bending forward sends pain down a leg"),
    ("arching_hurts_leg", "Arching back sends pain down a leg"),
    ("floor", "I cannot get down to the floor and up again"),
    ("knees", "Sore knees, or kneeling hurts"),
    ("wrists", "Sore wrists"),
    ("shoulder", "A sore shoulder"),
    ("neck", "A sore neck"),
    ("ankle", "An ankle hurt in the last weeks"),
)

PEG: tuple[tuple[str, str, str, str], ...] = (
    ("peg_pain", "In the past week, how strong was your pain on average?", "none", "the worst"),
    ("peg_enjoyment", "In the past week, how much did pain get in the way of enjoying life?", "not at all", "fully"),
    ("peg_activity", "In the past week, how much did pain get in the way of what you do?", "not at all", "fully"),
)
MOST_ACTIVITIES = 3
ABLE = ("cannot do it", "as well as ever")


def _situation(name: str, text: str) -> Question:
    return Question(
        name,
        text,
        "scale",
        help="Leave it open if you never do this.",
        low_word="no trouble",
        high_word="the worst",
        optional=True,
        group="How stiff or sore does your back get?",
    )


def _habit(habit: Habit) -> Question:
    name = f"habit_{habit.id}"
    if habit.steps:
        return Question(name, habit.text, "choice", choices=tuple(Choice(one, text) for one, text, _ in habit.steps))
    return Question(name, habit.text, "number", help=habit.help, high=habit.high, unit=habit.unit)


def _activity(n: int) -> tuple[Question, Question]:
    name = f"activity_{n}"
    first = n == 1
    return (
        Question(
            name,
            "What would you like to do again, or do better?" if first else "Anything else you want back?",
            "text",
            help="Such as gardening for an hour, lifting a grandchild." if first else "Leave it open to go on.",
            high=80,
            optional=not first,
            only_if=() if first else ((f"activity_{n - 1}", ANYTHING),),
            group=f"Something you want back, {n} of {MOST_ACTIVITIES}",
        ),
        Question(
            f"{name}_ability",
            "How well can you do it now?",
            "scale",
            low_word=ABLE[0],
            high_word=ABLE[1],
            only_if=((name, ANYTHING),),
            group=f"Something you want back, {n} of {MOST_ACTIVITIES}",
        ),
    )


QUESTIONS: tuple[Question, ...] = (
    *(_situation(name, text) for name, text in SITUATIONS),
    *(_habit(habit) for habit in HABITS),
    *(question for n in range(1, MOST_ACTIVITIES + 1) for question in _activity(n)),
    *(Question(name, text, "scale", low_word=low, high_word=high) for name, text, low, high in PEG),
    Question(
        "duration",
        "How long has this spell lasted?",
        "choice",
        help="Count from the last time you had a month with hardly any pain.",
        choices=tuple(Choice(spell.id, spell.text) for spell in SPELLS),
    ),
    Question(
        "adapt",
        "Should exercises work round any of these?",
        "several",
        choices=(*(Choice(name, text) for name, text in ADAPTATIONS), Choice(NONE, "None of these")),
    ),
)
