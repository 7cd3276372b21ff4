"""A list of questions as screens one after another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from spinewise.care.questions import Answer, Question, accept, asked
from spinewise.web.forms.fields import Draft, problem

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Page:
    """One screen: a single question, or a few that belong together under a title."""

    slug: str
    questions: tuple[Question, ...]
    title: str = ""
    figure: str = ""  # id of a movement that is shown beside the questions


@dataclass(frozen=True, slots=True)
class Flow:
    """Screens in order. `name` is also the name of its address and of its draft; `done` is the last button."""

    name: str
    title: str
    pages: tuple[Page, ...]
    done: str = "Done"

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    def page(self, slug: str) -> Page | None:
        return next((page for page in self.pages if page.slug == slug), None)

    def asked(self, page: Page, draft: Draft) -> tuple[Question, ...]:
        """The questions of one screen whose condition holds under the answers so far."""
        everywhere = {question.id for question in asked(self.questions, draft)}
        return tuple(question for question in page.questions if question.id in everywhere)

    def open_pages(self, draft: Draft) -> list[Page]:
        """The screens that are asked under the answers so far."""
        return [page for page in self.pages if self.asked(page, draft)]

    def after(self, page: Page, draft: Draft) -> Page | None:
        """The next screen that is asked, or None at the end."""
        following = self.pages[self.pages.index(page) + 1 :]
        return next((other for other in following if self.asked(other, draft)), None)

    def before(self, page: Page, draft: Draft) -> Page | None:
        """The screen before that is asked, or None at the start."""
        passed = self.pages[: self.pages.index(page)]
        return next((other for other in reversed(passed) if self.asked(other, draft)), None)

    def unanswered(self, draft: Draft) -> Page | None:
        """The first screen that still lacks an answer, or None when all is said."""
        return next((page for page in self.open_pages(draft) if not self.is_answered(page, draft)), None)

    def is_answered(self, page: Page, draft: Draft) -> bool:
        """Whether each question asked on the screen was seen and holds an answer that is allowed."""
        return all(
            question.id in draft and not problem(question, draft[question.id]) for question in self.asked(page, draft)
        )

    def answers(self, draft: Draft) -> dict[str, Answer]:
        """Every asked question's answer in its own type.

        Raises:
            BadValue: one of them is missing or not allowed.
        """
        return {question.id: accept(question, draft.get(question.id)) for question in asked(self.questions, draft)}

    def answers_so_far(self, draft: Draft) -> dict[str, Answer]:
        """The answers that are given and allowed, of the questions that are asked."""
        known = [question for question in asked(self.questions, draft) if question.id in draft]
        sound = [question for question in known if not problem(question, draft[question.id])]
        return {question.id: accept(question, draft[question.id]) for question in sound}


def screens(questions: Iterable[Question]) -> tuple[Page, ...]:
    """A screen for each question, named after it; those of one group, in a row, share one."""
    pages = []
    for title, members in groupby(questions, key=lambda question: question.group or question.id):
        together = tuple(members)
        pages.append(Page(together[0].id, together, together[0].group and title))
    return tuple(pages)
