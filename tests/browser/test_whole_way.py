"""From the first page to the day-14 verdict, on a phone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.person import Person

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.web.clocks import MovedClock

CLASS = 20 * 60  # [s]
RUN_IN = (6, 5, 6, 5, 6, 5, 6)
FORTNIGHT = (5, 5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 3, 2, 2)


def joined(page: Page, clock: MovedClock) -> Person:
    """Agreed, screened clear, checked in, movement checked, with the plan on the screen."""
    person = Person(page, clock)
    person.agrees()
    person.is_screened()
    person.follows("Go on")
    person.checks_in(morning=7, walking=6)
    page.get_by_role("link", name=re.compile("[Mm]ovement check|seven slow movements", re.IGNORECASE)).first.click()
    person.checks_movement()
    page.goto("/plan/")
    return person


def plays_a_whole_class(person: Person, jump_ms: int) -> None:
    person.opens_todays_class()
    person.starts()
    person.moves_on(CLASS + 5, jump_ms)
    person.rates_the_class()


def test_the_whole_way_with_a_run_in(page: Page, clock: MovedClock, tmp_path: Path) -> None:
    """Consent, screen, check-in, movement check, plan, seven evenings, fourteen classes, verdict, export, deletion."""
    page.clock.install(time=clock.now())
    person = joined(page, clock)
    page.get_by_role("radio", name=re.compile("Seven quiet evenings")).check(force=True)
    person.presses("Begin")
    for pain in RUN_IN:
        person.keeps_the_diary(pain)
        clock.ahead(days=1)
    for day, pain in enumerate(FORTNIGHT):
        plays_a_whole_class(person, jump_ms=30_000 if day == 0 else 1_300_000)
        person.keeps_the_diary(pain, stiffness=2)
        if day < 13:
            clock.ahead(days=1)
    person.page.goto("/verdict/")
    expect(page.get_by_role("heading", name="Did you change?")).to_be_visible()
    expect(page.get_by_role("heading", name="Can we tell why?")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("clearly lower")
    exports_everything(person, tmp_path)
    deletes_everything(person)


def exports_everything(person: Person, folder: Path) -> None:
    person.page.goto("/data/")
    with person.page.expect_download() as started:
        person.follows("Save the file")
    path = folder / "mine.json"
    started.value.save_as(path)
    kinds = [event["kind"] for event in json.loads(path.read_text())["events"]]
    assert kinds.count("diary") == len(RUN_IN) + len(FORTNIGHT)
    assert kinds.count("class_composed") == len(FORTNIGHT)


def deletes_everything(person: Person) -> None:
    person.page.goto("/data/delete")
    person.page.get_by_role("textbox").fill(person.page.locator("label strong").inner_text())
    person.presses("Delete everything")
    person.page.goto("/today/")
    expect(person.page).to_have_url(re.compile("/$"))
    expect(person.page.get_by_role("link", name="Start with four minutes")).to_be_visible()


def test_start_now_opens_the_first_class_at_once(page: Page, clock: MovedClock) -> None:
    """Without a run-in the class is there the same evening, and the why-question stays open."""
    page.clock.install(time=clock.now())
    person = joined(page, clock)
    page.get_by_role("radio", name=re.compile("Start the classes now")).check(force=True)
    person.presses("Begin")
    plays_a_whole_class(person, jump_ms=1_300_000)
    person.keeps_the_diary(4)
    page.goto("/verdict/")
    expect(page.get_by_role("main")).to_contain_text(re.compile("cannot tell|not yet|too early", re.IGNORECASE))


def test_a_sign_of_an_emergency_closes_the_classes(page: Page, clock: MovedClock) -> None:
    """New numbness in the saddle area ends the questions at once, says what to do now, and locks the classes."""
    person = Person(page, clock)
    person.agrees()
    person.is_screened(saddle="yes")
    expect(page.get_by_role("main")).to_contain_text("emergency")
    page.goto("/today/")
    expect(page.get_by_role("button", name="Start the class")).to_have_count(0)
    expect(page).to_have_url(re.compile("/safety/result/"))


def test_a_class_left_half_way_goes_on_where_it_was(page: Page, clock: MovedClock) -> None:
    """The page is closed in minute seven; another page opened later starts there, not at the beginning."""
    page.clock.install(time=clock.now())
    person = joined(page, clock)
    page.get_by_role("radio", name=re.compile("Start the classes now")).check(force=True)
    person.presses("Begin")
    person.opens_todays_class()
    person.starts()
    person.moves_on(7 * 60)
    left = page.locator("[data-part=left]").inner_text()
    minutes = int(re.search(r"(\d+):\d\d", left)[1])  # type: ignore[index]
    assert 12 <= minutes <= 13
    page.close()
    clock.ahead(minutes=20)
    again = page.context.new_page()
    again.goto("/today/")
    again.get_by_role("link", name="Go on with the class").click()
    expect(again.get_by_role("button", name=re.compile(r"Go on, 1[234]:\d\d to go"))).to_be_visible()
