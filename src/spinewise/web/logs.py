"""What is written to standard error: nothing about people. Off, plain or JSON, as the server was told."""

from __future__ import annotations

import json
import logging
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spinewise.web import configuration

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

STEPS = 6  # of a traceback
requests = logging.getLogger("spinewise.requests")


class Requests:
    """One line a request, with the route's pattern instead of the address, so that no id is logged."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, timed."""
        began = time.perf_counter()
        response = self.get_response(request)
        if configuration.current().log:
            match = request.resolver_match
            line: dict[str, object] = {
                "method": request.method,
                "route": f"/{match.route}" if match else "-",
                "status": response.status_code,
                "ms": round(1000 * (time.perf_counter() - began), 1),
            }
            requests.info("%s", json.dumps(line) if configuration.current().log == "json" else _plain(line))
        return response


class WithoutPeople(logging.Formatter):
    """The kind of an error and where it happened, without its message: that could carry an answer."""

    def formatException(self, ei: Any) -> str:  # noqa: N802
        """The error's type, and file, line and function of the last steps."""
        steps = [f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in traceback.extract_tb(ei[2])]
        return f"{getattr(ei[0], '__name__', 'error')} at " + " > ".join(steps[-STEPS:])


def set_up() -> None:
    """Send errors, and request lines if asked for, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutPeople("%(message)s"))
    requests.addHandler(handler)
    requests.setLevel(logging.INFO)
    requests.propagate = False
    quiet = logging.StreamHandler()
    quiet.setFormatter(WithoutPeople("%(levelname)s %(name)s"))
    quiet.setLevel(logging.ERROR)
    logging.getLogger().addHandler(quiet)


def _plain(line: dict[str, object]) -> str:
    return f"{line['method']} {line['route']} {line['status']} {line['ms']} ms"
