"""Screens of questions one after another, the same way for every list of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from spinewise.web.forms.draft import draft_of
from spinewise.web.forms.fields import fields, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse

    from spinewise.care.questions import Answer
    from spinewise.web.forms.draft import Drafted
    from spinewise.web.forms.fields import Field
    from spinewise.web.forms.flow import Flow, Page

    Finish = Callable[[Mapping[str, Answer], str], str]  # answers and key, to the address that comes next
    Enough = Callable[[Mapping[str, Answer]], bool]  # whether the answers so far already settle it


def begin(flow: Flow, request: HttpRequest) -> HttpResponse:
    """To the first screen that still lacks an answer."""
    draft = draft_of(request, flow.name)
    page = flow.unanswered(draft.given) or flow.pages[0]
    return HttpResponseRedirect(address(flow, page))


def turn(
    flow: Flow, slug: str, request: HttpRequest, finish: Finish, *, back: str = "", enough: Enough | None = None
) -> HttpResponse:
    """Show one screen; or take its answers and go to the next, after the last one to what `finish` says.

    Args:
        back: where the first screen's Back leads.
        enough: when it says so, the rest is not asked.

    Raises:
        Http404: the flow has no such screen.
    """
    page, draft = flow.page(slug), draft_of(request, flow.name)
    if page is None:
        raise Http404
    if not flow.asked(page, draft.given):
        return begin(flow, request)
    if request.method != "POST":
        return show(flow, page, draft, fields(flow.asked(page, draft.given), draft.given), request, back)
    given = take(flow, page, draft, request)
    if any(field.problem for field in given):
        return show(flow, page, draft, given, request, back, status=422)
    if len(given) < len(flow.asked(page, draft.given)):  # an answer brought up one more question on the same screen
        return show(flow, page, draft, fields(flow.asked(page, draft.given), draft.given), request, back)
    if enough and enough(flow.answers_so_far(draft.given)):
        return end(finish(flow.answers_so_far(draft.given), draft.key), draft)
    return onward(flow, page, draft, request, finish)


def take(flow: Flow, page: Page, draft: Drafted, request: HttpRequest) -> list[Field]:
    """Put what was posted into the draft, right or wrong, so that nothing typed is lost."""
    questions = [*flow.asked(page, draft.given)]
    given = read(questions, request.POST)
    draft.given |= {field.name: field.value for field in given}
    brought_up = [one for one in flow.asked(page, draft.given) if one not in questions and one.id in request.POST]
    more = read(brought_up, request.POST)
    draft.given |= {field.name: field.value for field in more}
    return [*given, *more]


def onward(flow: Flow, page: Page, draft: Drafted, request: HttpRequest, finish: Finish) -> HttpResponse:
    """The next screen; at the end the first one that was passed over, or the finish."""
    following = flow.after(page, draft.given) or flow.unanswered(draft.given)
    if following is not None:
        response = HttpResponseRedirect(address(flow, following))
        draft.keep(response, request)
        return response
    return end(finish(flow.answers(draft.given), draft.key), draft)


def end(to: str, draft: Drafted) -> HttpResponse:
    """Away from the questions; what was answered is recorded by now."""
    response = HttpResponseRedirect(to)
    draft.drop(response)
    return response


def show(
    flow: Flow, page: Page, draft: Drafted, given: list[Field], request: HttpRequest, back: str, status: int = 200
) -> HttpResponse:
    """The screen with its fields, its place in the whole and the way back."""
    pages = flow.open_pages(draft.given)
    previous = flow.before(page, draft.given)
    context = {
        "flow": flow,
        "page": page,
        "fields": given,
        "problems": [field for field in given if field.problem],
        "only": not page.title,
        "same_help": same_help(given),
        "heading": page.title or page.questions[0].text,
        "place": pages.index(page) + 1,
        "places": len(pages),
        "forward": "Next" if flow.after(page, draft.given) else flow.done,
        "back": address(flow, previous) if previous else back,
        "key": draft.key,
        "bare": True,
    }
    response = render(request, "question.html", context, status=status)
    draft.keep(response, request)
    return response


def same_help(given: list[Field]) -> str:
    """The words that all questions of a screen share; they are said once, under its title."""
    words = {field.question.help for field in given}
    return words.pop() if len(words) == 1 and len(given) > 1 else ""


def address(flow: Flow, page: Page) -> str:
    return reverse(f"{flow.name}_page", args=[page.slug])
