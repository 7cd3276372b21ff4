"""Walking through screens of questions as a browser without script does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.plain_answers import plain_answers

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.care.questions import Question
    from spinewise.web.forms.flow import Flow, Page

Raw = str | list[str]


def posted(page: Page, **changes: Raw) -> dict[str, Raw]:
    """A correct post of one screen, except for the changes."""
    return {question.id: changes.get(question.id, plain(question)) for question in page.questions}


def plain(question: Question) -> Raw:
    """The plainest answer, as a browser sends it."""
    unconditional = type(question)(**{name: getattr(question, name) for name in question.__slots__} | {"only_if": ()})
    value = plain_answers([unconditional])[question.id]
    return list(value) if isinstance(value, list | tuple) else f"{value:g}" if isinstance(value, float) else str(value)


def through(client: Client, flow: Flow, first: str, **changes: Raw) -> Any:
    """Answer every screen that is asked, from the first on; what the server says at the end."""
    to = first
    for _ in range(100):
        page = flow.page(to.rstrip("/").split("/")[-1])
        if page is None:
            break
        response = client.post(to, posted(page, **changes))
        if response.status_code != 302:
            break
        to = response.headers["Location"]
    return response
