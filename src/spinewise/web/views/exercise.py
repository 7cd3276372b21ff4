"""The library of exercises, open to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spinewise.care.plan_words import POSITION, SITUATION
from spinewise.movement import library
from spinewise.web.forms.words import FAMILIES, FLAGS, PROPS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from spinewise.movement.exercise import Exercise

STILLS = 5  # pictures of one repetition


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """All of them, by family, each with its purpose."""
    found = library.exercises().values()
    families = [(family, [_row(one) for one in found if one.family == family.id]) for family in FAMILIES]
    return render(request, "exercises.html", {"families": families, "count": len(found)})


@require_safe
def exercise(request: HttpRequest, name: str) -> HttpResponse:
    """One exercise: the figure, the words, easier and harder, and what to do instead."""
    found = library.exercises().get(name)
    if found is None:
        raise Http404
    page = {
        **_row(found),
        "moments": ",".join(f"{found.cycle_s * part / STILLS:.2f}" for part in range(STILLS)),
        "serves": [SITUATION[situation] for situation in found.serves],
        "adapt": [_adaptation(flag, found) for flag in found.adapt],
        "variants": [("Easier", found.easier, _title(found.easier.exercise)),
                     ("Harder", found.harder, _title(found.harder.exercise))],
    }  # fmt: skip
    return render(request, "exercise.html", page)


def _row(exercise: Exercise) -> dict[str, object]:
    return {
        "exercise": exercise,
        "family": next(family for family in FAMILIES if family.id == exercise.family),
        "position": POSITION[exercise.position],
        "needs": [PROPS[prop] for prop in exercise.props],
        "minutes": exercise.seconds[1] * (2 if exercise.sides == "each" else 1) / 60,
    }


def _adaptation(flag: str, exercise: Exercise) -> dict[str, object]:
    row = exercise.adapt[flag]
    return {"flag": FLAGS.get(flag, flag), "text": row.text, "other": row.exercise, "title": _title(row.exercise)}


def _title(name: str | None) -> str:
    return library.exercises()[name].title if name else ""
