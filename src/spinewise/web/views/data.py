"""Everything is theirs: what is kept, taking it away, bringing it in, deleting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from spinewise.errors import BadValue
from spinewise.web import access, clock, database, devices, problems
from spinewise.web.export import export, take_in
from spinewise.web.forms import draft

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from spinewise.web.models import Member

WORD = "delete"


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What is kept, and what can be done with it."""
    return show(request, access.member_for(request))


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Everything as one file."""
    member = access.member_for(request)
    answer = JsonResponse(export(member), json_dumps_params={"indent": 1, "ensure_ascii": False})
    name = f"spinewise-{clock.now():%Y-%m-%d}.json"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Bring in a file that was taken away before; all of it or nothing."""
    member = access.member_for(request)
    try:
        take_in(member, document(request))
    except BadValue as wrong:
        return show(request, member, problem=str(wrong), status=422)
    return redirect("today")


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Ask once more; then delete every row, and take the key out of this browser."""
    member = access.member_for(request)
    typed = request.POST.get("confirm", "").strip().lower()
    if request.method != "POST" or typed != WORD:
        wrong = request.method == "POST"
        page = {"word": WORD, "is_wrong": wrong, "rows": member.events.count()}
        return render(request, "delete.html", page, status=422 if wrong else 200)
    member.delete()
    transaction.on_commit(database.empty_log)
    response = redirect("deleted")
    devices.forget(response)
    draft.drop_all(request, response)
    return response


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """It is gone; and what a copy made by the host may still hold."""
    return render(request, "deleted.html")


def show(request: HttpRequest, member: Member, problem: str = "", status: int = 200) -> HttpResponse:
    """The page about one's data."""
    kept = member.events
    page: dict[str, Any] = {
        "rows": kept.count(),
        "first": kept.first(),
        "devices": member.devices.order_by("created_at", "id"),
        "this_device": access.device_or_none(request),
        "can_import": not kept.exclude(kind="consent").exists(),
        "problem": problem,
    }
    return render(request, "data.html", page, status=status)


def document(request: HttpRequest) -> Any:
    """The JSON in the file that was chosen.

    Raises:
        BadValue: no file, or no JSON in it.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        raise BadValue("file", "...", f"at most {settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 1_000_000} MB")
    file = request.FILES.get("file")
    if file is None:
        raise BadValue("file", "", "choose the file that you saved before")
    return problems.read_json(file.read())
