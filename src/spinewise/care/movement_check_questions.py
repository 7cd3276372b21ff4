"""The self-rated movement check: seven slow movements, and what each answer says about the way the back moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spinewise.care.questions import Choice, Question

Score = Literal["shares_work", "stays_still", "left_right"]
NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Row:
    """One answer that can be given by feel.

    Attributes:
        points: what it adds to its score [0 to 1]: 1 = even, still, alike; the steps between are assumptions.
        sentence: the finding in words; empty where there is nothing to say.
    """

    id: str
    question: str
    text: str
    points: float
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the check, the score it counts towards, and the movement it belongs to."""

    id: str
    score: Score
    group: str
    text: str
    help: str = ""


BEND = "Bend forward slowly, knees soft, as far as is easy"
ARCH = "Stand, hands on hips, and arch back a little"
SIDE = "Slide a hand down the side of a leg, then the other"
TURN = "Sit on a chair, arms crossed, and turn each way"
ARMS = "Stand with your back to a wall and lift both arms"
RISE = "Get up from a chair without using your hands"
LEG = "Stand near a wall and lift one foot, then the other"

ITEMS: tuple[Item, ...] = (
    Item("bend_where", "shares_work", BEND, "Where do you feel the bend happen?"),
    Item("bend_reach", "shares_work", BEND, "How far do your hands reach?"),
    Item("arch_where", "shares_work", ARCH, "Where do you feel the arch happen?"),
    Item("side_where", "shares_work", SIDE, "What shape does your side make?"),
    Item("side_even", "left_right", SIDE, "On which side does your hand reach further down?"),
    Item("turn_where", "shares_work", TURN, "Which part turns?"),
    Item("turn_even", "left_right", TURN, "Which way can you look further round?"),
    Item("arms_still", "stays_still", ARMS, "What does your low back do as the arms go up?"),
    Item("rise_still", "stays_still", RISE, "What does your back do as you leave the seat?"),
    Item("rise_even", "left_right", RISE, "Which leg takes more of your weight?"),
    Item("leg_still", "stays_still", LEG, "What does your trunk do as the foot leaves the floor?"),
    Item("leg_even", "left_right", LEG, "Standing on which leg is harder?"),
)

ROWS: tuple[Row, ...] = (
    Row("bend-all", "bend_where", "A little everywhere: hips, low back and upper back", 1),
    Row("bend-hips", "bend_where", "Mostly in the hips", 0.5, "Your hips seem to do most of your forward bend."),
    Row("bend-low", "bend_where", "Mostly in the low back", 0, "Your low back seems to do most of your forward bend."),
    Row("bend-upper", "bend_where", "Mostly in the upper back", 0.5, "Your upper back leads your forward bend."),
    Row("reach-floor", "bend_reach", "The floor, or near it", 1),
    Row("reach-shins", "bend_reach", "The shins", 0.5),
    Row("reach-knees", "bend_reach", "The knees or above", 0, "Bending forward stops early for you just now."),
    Row("arch-spread", "arch_where", "Spread over the back and the front of the hips", 1),
    Row("arch-low", "arch_where", "Low back only", 0.5, "Your low back seems to do most of your arching."),
    Row("arch-point", "arch_where", "At one spot, like a hinge", 0, "Your arch seems to happen at one spot."),
    Row("side-curve", "side_where", "A long, even curve", 1),
    Row(
        "side-part",
        "side_where",
        "A curve in one part, straight in the rest",
        0.5,
        "Only part of your spine seems to join in side bends.",
    ),
    Row("side-spot", "side_where", "A kink at the waist", 0, "Your side bend seems to happen at the waist alone."),
    Row("side-same", "side_even", "Both the same", 1),
    Row("side-right", "side_even", "Further on the right", 0, "You bend further to the right than to the left."),
    Row("side-left", "side_even", "Further on the left", 0, "You bend further to the left than to the right."),
    Row("turn-ribs", "turn_where", "The ribs and upper back, the head last", 1),
    Row("turn-low", "turn_where", "I feel it in the low back", 0.5, "Your turn seems to ask a lot of the low back."),
    Row("turn-neck", "turn_where", "Mostly the neck", 0, "Your neck seems to do most of your turning."),
    Row("turn-same", "turn_even", "Both the same", 1),
    Row("turn-right", "turn_even", "Further to the right", 0, "You turn further to the right than to the left."),
    Row("turn-left", "turn_even", "Further to the left", 0, "You turn further to the left than to the right."),
    Row("arms-quiet", "arms_still", "Stays as it is", 1),
    Row("arms-late", "arms_still", "Arches near the top", 0.5, "Your low back joins in when your arms are high."),
    Row("arms-early", "arms_still", "Arches early, and the ribs lift", 0, "Your low back moves when your arms go up."),
    Row("rise-long", "rise_still", "Stays long; the hips do the work", 1),
    Row("rise-some", "rise_still", "Rounds or arches a little", 0.5, "Your back moves a little as you get up."),
    Row(
        "rise-round",
        "rise_still",
        "Rounds or arches a lot, or I need my hands",
        0,
        "Your back moves a lot as you get up.",
    ),
    Row("rise-same", "rise_even", "Both the same", 1),
    Row("rise-right", "rise_even", "The right", 0, "Your right leg takes more of the work of getting up."),
    Row("rise-left", "rise_even", "The left", 0, "Your left leg takes more of the work of getting up."),
    Row("leg-quiet", "leg_still", "Stays upright", 1),
    Row("leg-sways", "leg_still", "Sways a little", 0.5, "Your trunk sways a little when you lift a foot."),
    Row("leg-leans", "leg_still", "Leans, or a hip drops", 0, "Your trunk leans when you lift a foot."),
    Row("leg-same", "leg_even", "Both the same", 1),
    Row("leg-right", "leg_even", "Right", 0, "Standing on the right leg is harder for you."),
    Row("leg-left", "leg_even", "Left", 0, "Standing on the left leg is harder for you."),
)


def _question(item: Item) -> Question:
    choices = (*(Choice(row.id, row.text) for row in ROWS if row.question == item.id), SKIPPED)
    return Question(item.id, item.text, "choice", help=item.help, choices=choices, optional=True, group=item.group)


SKIPPED = Choice(NOT_DONE, "Cannot tell, or left out")
QUESTIONS: tuple[Question, ...] = tuple(_question(item) for item in ITEMS)
