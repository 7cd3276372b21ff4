"""How it was: two questions after a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from spinewise.care.class_rating import QUESTIONS
from spinewise.care.questions import accept
from spinewise.web import access
from spinewise.web.forms.fields import fields, read
from spinewise.web.record import record

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
def rating(request: HttpRequest, class_id: str) -> HttpResponse:
    """Show the questions; or keep the answers, once."""
    member = access.member_for(request)
    composed = access.class_for(member, class_id)
    asked = read(QUESTIONS, request.POST) if request.method == "POST" else fields(QUESTIONS, {})
    wrong = [field for field in asked if field.problem]
    if request.method != "POST" or wrong:
        page = {"fields": asked, "problems": wrong, "class_id": class_id, "bare": True}
        return render(request, "class_rating.html", page, status=422 if wrong else 200)
    answers = {question.id: accept(question, request.POST.get(question.id)) for question in QUESTIONS}
    record(member, "class_rating", {"class": composed.payload["id"], **answers}, request.POST.get("key", ""))
    return redirect("today")
