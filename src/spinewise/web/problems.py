"""What a person sees when something is wrong: one clear page (or JSON), never a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from spinewise.errors import BadValue, SpinewiseError
from spinewise.web import access, devices
from spinewise.web.limits import TooMany
from spinewise.web.record import KeyTaken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

TITLES = {
    400: "That request could not be read",
    403: "This page is not open to this browser",
    404: "There is no such page",
    405: "That cannot be done here",
    409: "This was sent before with another content",
    413: "That is too large",
    422: "An answer needs another look",
    429: "A little too often",
    500: "Something went wrong on our side",
    503: "Nothing was saved",
}


class Problems:
    """Turns the errors of our own family into answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the view; a bare 405 gets a page of its own, a garbled key is taken away."""
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = problem(request, 405, "Please go back and use the button on the page.")
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, wrong: Exception) -> HttpResponse | None:
        """The answer to an error that a view raised, if it is one of ours."""
        if isinstance(wrong, access.Nobody):
            return _nobody(request)
        if isinstance(wrong, access.NotNow):
            return redirect(wrong.to)
        if isinstance(wrong, OperationalError):
            return problem(
                request, 503, "The disk may be full or busy. What you sent was not kept: please send it again."
            )
        if isinstance(wrong, SpinewiseError | RequestDataTooBig):
            return problem(request, status_of(wrong), str(wrong))
        return None


def problem(request: HttpRequest, status: int, detail: str = "") -> HttpResponse:
    """One page, or one JSON object for programs, that says what is wrong."""
    title = TITLES.get(status, "Something is not right")
    if wants_json(request):
        return JsonResponse({"error": title, "detail": detail}, status=status)
    return render(request, "errors/problem.html", {"status": status, "title": title, "detail": detail}, status=status)


def status_of(wrong: Exception) -> int:
    """The HTTP status that says the same as the error."""
    if isinstance(wrong, Http404):
        return 404
    if isinstance(wrong, KeyTaken):
        return 409
    if isinstance(wrong, TooMany):
        return 429
    if isinstance(wrong, RequestDataTooBig):
        return 413
    return 422 if isinstance(wrong, BadValue) else 400


def wants_json(request: HttpRequest) -> bool:
    """Whether a program asks, not a person."""
    return is_json(request) or request.headers.get("Accept") == "application/json"


def is_json(request: HttpRequest) -> bool:
    """Whether the body says it is JSON."""
    return request.content_type == "application/json"


def json_body(request: HttpRequest) -> dict[str, Any]:
    """The JSON object in the body.

    Raises:
        BadValue: no JSON, or no object.
    """
    found = read_json(request.body)
    if not isinstance(found, dict):
        raise BadValue("body", type(found).__name__, "send one JSON object")
    return found


def read_json(text: str | bytes) -> Any:
    """What the text says.

    Raises:
        BadValue: it is not JSON.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise BadValue("body", "...", "it is not JSON") from wrong


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form came from elsewhere, or from a page that is too old."""
    return problem(
        request,
        403,
        "The form is too old, or did not come from a page of ours. Please open the page again and send it once more.",
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; or 413 for a body that is too large."""
    return problem(request, status_of(exception))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403."""
    return problem(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: also for what belongs to somebody else."""
    return problem(request, 404, "It may have moved, or it may not be yours to see.")


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return problem(request, 500, "What was kept before is safe. Please try again.")


def _nobody(request: HttpRequest) -> HttpResponse:
    if access.stale_key(request):
        page = problem(
            request,
            403,
            "The key in this browser opens nothing here. If Spinewise was started with another data folder, "
            "its host can start it with the usual one. Or begin anew on the start page.",
        )
        if not access.KEY_SHAPE.fullmatch(request.COOKIES[access.cookie_name()]):
            devices.forget(page)
        return page
    if request.method in ("GET", "HEAD") and not wants_json(request):
        return redirect(reverse("home"))
    return problem(request, 403, "Please begin on the start page: this browser holds no key yet.")
