"""A person with a phone: what they do, as verbs. Nothing here waits a fixed time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from spinewise.care import check_in, diary_questions, micro_screen, movement_check, screening
from tests.plain_answers import plain_answers

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.web.clocks import MovedClock

JUMP = 30_000  # [ms] by which a class is moved on


class Person:
    """Does things on a page and moves the server's clock as days go by."""

    def __init__(self, page: Page, clock: MovedClock) -> None:
        self.page, self.clock = page, clock

    def agrees(self) -> None:
        self.page.goto("/")
        self.page.get_by_role("link", name="Start with four minutes").click()
        for agreement in self.page.get_by_role("checkbox").all():
            agreement.check()
        self.presses("Agree and go on")

    def is_screened(self, **said: Any) -> None:
        """From the page that says why, to the result."""
        self.heading("Safety first")
        self.follows("Begin")
        self._answers("/safety/", plain_answers(screening.QUESTIONS, **said))

    def checks_in(self, **said: Any) -> None:
        self.heading("Four minutes about you")
        self.follows("Begin")
        self._answers("/check-in/", plain_answers(check_in.QUESTIONS, **said))

    def checks_movement(self, **said: Any) -> None:
        self.follows("Begin")
        self._answers("/movement-check/", plain_answers(movement_check.QUESTIONS, **said))

    def keeps_the_diary(self, pain: int, stiffness: int = 3) -> None:
        self.page.goto("/diary/")
        for question, value in zip(diary_questions.QUESTIONS, (pain, stiffness), strict=False):
            self._answer(question.id, value)
        self.presses("Keep it")

    def opens_todays_class(self, **said: Any) -> None:
        """The questions before the class, then the player's first page."""
        self.page.goto("/today/")
        if self.page.get_by_role("heading", name="Safety questions first").count():
            self.follows("Answer them")
            self.is_screened()
            self.page.goto("/today/")
        self.follows("Begin with three questions")
        self._answers("/before-class/", plain_answers(micro_screen.QUESTIONS, pain_now=4, pain_before=4, **said))
        self.presses("Start the class")
        expect(self.page.get_by_role("region", name="Before you start")).to_be_visible()

    def starts(self) -> None:
        before = self.page.get_by_role("region", name="Before you start")
        before.get_by_role("button", name=re.compile("Start the class|Go on")).click()
        expect(self.page.get_by_role("button", name="Pause")).to_be_visible()

    def moves_on(self, seconds: float, jump_ms: int = JUMP) -> None:
        """Class time passes, in jumps of the browser's own clock."""
        left = round(seconds * 1000)
        while left > 0:
            self.page.clock.fast_forward(min(jump_ms, left))
            left -= jump_ms

    def rates_the_class(self) -> None:
        self.heading("How was it?")
        for name in dict.fromkeys(self._names()):
            self.page.locator(f'input[name="{name}"]').first.check(force=True)
        self.presses("Keep it")

    def heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(text)

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def _answers(self, prefix: str, answers: dict[str, Any]) -> None:
        """Screen after screen of questions, until the address is no longer one of them."""
        pattern = re.compile(rf"{re.escape(prefix)}(?!result|summary)[\w-]+/$")
        expect(self.page).to_have_url(pattern)
        while pattern.search(self.page.url):
            before = self.page.url + str(self._names())
            for name in self._names():
                self._answer(name, answers[name])
            self.page.locator("main form button[type=submit]").click()
            self.page.wait_for_load_state()
            assert self.page.url + str(self._names()) != before, self.page.locator("main").inner_text()

    def _names(self) -> list[str]:
        """The questions on this screen."""
        inputs: Locator = self.page.locator("main form[method=post] input:not([type=hidden])")
        return list(dict.fromkeys(str(each.get_attribute("name")) for each in inputs.all()))

    def _answer(self, name: str, value: Any) -> None:
        for single in value if isinstance(value, list) else [value]:
            choice = self.page.locator(f'input:is([type=radio], [type=checkbox])[name="{name}"][value="{single}"]')
            if choice.count():
                choice.check(force=True)
            elif single is not None:
                figure = f"{single:g}" if isinstance(single, float) else str(single)
                self.page.locator(f'input[name="{name}"]').fill(figure)
