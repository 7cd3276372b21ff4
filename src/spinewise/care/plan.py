"""The plan: fourteen days that follow from what a person told, each choice with its reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from spinewise.care import plan_rules as rules
from spinewise.care import plan_thresholds as limits
from spinewise.care.guided_class import Family, Side
from spinewise.care.plan_programme import PROGRAMME_RULES, Programme, Standing, schedule, strength
from spinewise.care.plan_rules import Facts
from spinewise.care.plan_sides import weaker_side
from spinewise.care.plan_words import FAMILY, FLAG, OTHER, listed
from spinewise.errors import BadValue, SpinewiseError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spinewise.care.check_in import CheckIn
    from spinewise.care.movement_check import MovementFindings
    from spinewise.care.plan_programme import ProgrammeRule
    from spinewise.care.screening import Screening

VERSION: Final = "2026.11.1"


@dataclass(frozen=True, slots=True)
class Reason:
    """One choice: what it is, why, the threshold behind it, and the rule that made it."""

    rule: str
    text: str
    because: str
    threshold: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Fourteen days. `situations` come with the worst first; `habits` are those that the plan answers."""

    programme: Programme
    schedule: tuple[Family, ...]  # one class a day; empty while classes must wait
    reasons: tuple[Reason, ...]
    situations: tuple[str, ...]
    habits: tuple[str, ...]
    adapt: frozenset[str]
    gentle: bool
    walking: str
    first_side: Side = "right"  # begins on odd days
    version: str = VERSION

    def as_json(self) -> dict[str, Any]:
        """The plan as the event store takes it."""
        return {**asdict(self), "adapt": sorted(self.adapt)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Plan:
        """The plan that `as_json` wrote.

        Raises:
            BadValue: a part is missing or has an unknown name.
        """
        try:
            return cls(
                programme=_known("programme", data["programme"], get_args(Programme)),
                schedule=tuple(_known("class", name, get_args(Family)) for name in data["schedule"]),
                reasons=tuple(Reason(**reason) for reason in data["reasons"]),
                situations=tuple(data["situations"]),
                habits=tuple(data["habits"]),
                adapt=frozenset(data["adapt"]),
                gentle=bool(data["gentle"]),
                walking=str(data["walking"]),
                first_side=_known("side", data["first_side"], ("right", "left")),
                version=str(data["version"]),
            )
        except (KeyError, TypeError) as wrong:
            raise BadValue("plan", str(wrong), "a stored plan has every part that as_json writes") from wrong


def make_plan(check_in: CheckIn, findings: MovementFindings | None, screening: Screening) -> Plan:
    """The plan that follows.

    Args:
        check_in: situations, habits and adaptations as told.
        findings: of the movement check, if it was done.
        screening: the participation screen's result.
    """
    facts = Facts(check_in, findings, screening)
    standing = Standing(_points(facts, "mobile"), _points(facts, "stable"), screening.classes_allowed != "none")
    chosen = _programme(standing)
    first: Family = "stable" if standing.lead < 0 else "mobile"
    adapt = check_in.adapt | screening.adapt
    walk = _walk(facts)
    return Plan(
        programme=chosen.programme,
        schedule=schedule(chosen.programme, first),
        reasons=(
            *_safety(facts),
            Reason(chosen.id, chosen.text, chosen.because(standing), chosen.threshold.name),
            *_calendar(chosen, first),
            *_situation_reasons(facts),
            *_check_reasons(facts),
            *_side_reasons(facts),
            *_habit_reasons(facts),
            *_adapt_reasons(adapt),
            walk,
        ),
        situations=tuple(rule.situation for rule, _ in _rated(facts)),
        habits=tuple(rule.habit for rule in rules.HABIT_RULES if rule.dose(facts) is not None),
        adapt=adapt,
        gentle=any(rule.id == "gentle-only" and rule.holds(screening) for rule in rules.SAFETY_RULES),
        walking=walk.text,
        first_side=weaker_side(findings) or "right",
    )


def _rated(facts: Facts) -> list[tuple[rules.SituationRule, int]]:
    """The situations that count, worst first."""
    found = [(rule, rule.rating(facts)) for rule in rules.SITUATION_RULES]
    counting = [(rule, rating) for rule, rating in found if rating is not None]
    return sorted(counting, key=lambda pair: -pair[1])


def _points(facts: Facts, family: Family) -> float:
    ratings = [rating for rule, rating in _rated(facts) if rule.leans == family]
    checks = sum(rule.leans == family and rule.holds(facts) for rule in rules.CHECK_RULES)
    return strength(ratings, checks * limits.CHECK_POINTS.value)


def _programme(standing: Standing) -> ProgrammeRule:
    for rule in PROGRAMME_RULES:
        if rule.holds(standing):
            return rule
    raise SpinewiseError(f"no rule of the programme covers {standing}")


def _safety(facts: Facts) -> Iterator[Reason]:
    for rule in rules.SAFETY_RULES:
        if rule.holds(facts.screening):
            yield Reason(rule.id, rule.text, rule.because, rule.threshold.name)


def _calendar(chosen: ProgrammeRule, first: Family) -> Iterator[Reason]:
    """Why one class a day, and why that many of each kind."""
    limit = limits.ONE_KIND_A_WEEK
    if chosen.programme == "none":
        return
    if chosen.programme == "both":
        text = "One class of twenty minutes a day for fourteen days, seven of each kind."
        because = f"That is three or four a week of each kind; {limit.why}."
    else:
        text = (
            f"One class of twenty minutes a day for fourteen days: each week five of {FAMILY[first]} "
            f"and two of {FAMILY[OTHER[first]]}."
        )
        because = f"{limit.why[0].upper()}{limit.why[1:]}, and a class a day is easy to remember."
    yield Reason("one-class-a-day", f"{text} A missed day is fine: just go on with the next.", because, limit.name)


def _situation_reasons(facts: Facts) -> Iterator[Reason]:
    for rule, rating in _rated(facts):
        yield Reason(rule.id, rule.text(), rule.because(rating), rule.threshold.name)


def _check_reasons(facts: Facts) -> Iterator[Reason]:
    for rule in rules.CHECK_RULES:
        if rule.holds(facts):
            yield Reason(rule.id, rule.text, rule.because, rule.threshold.name)


def _side_reasons(facts: Facts) -> Iterator[Reason]:
    side = weaker_side(facts.findings)
    if side is not None:
        yield Reason(
            "weaker-side-first",
            f"Rows for one side at a time begin on the {side} on day 1, then take turns.",
            f"In the movement check the {side} side did less. Both sides always get the same time.",
            limits.SIDES_ALIKE.name,
        )


def _habit_reasons(facts: Facts) -> Iterator[Reason]:
    for rule in rules.HABIT_RULES:
        dose = rule.dose(facts)
        if dose is not None:
            yield Reason(rule.id, rule.text, rule.because(dose), rule.threshold.name)


def _adapt_reasons(adapt: frozenset[str]) -> Iterator[Reason]:
    if adapt:
        yield Reason(
            "adapted",
            f"Every class is adapted for: {listed(FLAG.get(flag, flag) for flag in sorted(adapt))}.",
            "You told us so; rows that do not suit are changed, swapped or left out.",
            limits.SAFETY_TIER.name,
        )


def _walk(facts: Facts) -> Reason:
    for rule in rules.WALKING_RULES:
        if rule.holds(facts):
            return Reason(rule.id, rule.text, rule.because, rule.threshold.name)
    raise SpinewiseError("no rule of the walking plan holds")


def _known(name: str, value: Any, choices: tuple[Any, ...]) -> Any:
    if value not in choices:
        raise UnknownName(name, value, choices)
    return value
