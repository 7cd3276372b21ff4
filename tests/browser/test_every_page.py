"""Every page of a finished member: nothing for axe to find, no console error, nothing heavier than promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from spinewise.web import demo, devices

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

    from spinewise.web.models import Member
    from tests.browser.conftest import Served
    from tests.web.clocks import MovedClock

OPEN = (
    "/",
    "/method/",
    "/about/",
    "/privacy/",
    "/exercises/",
    "/exercises/cat-cow/",
    "/walking/",
    "/wrong/",
    "/begin/",
)
OWN = (
    *("/wrong/", "/today/", "/plan/", "/diary/", "/verdict/", "/data/", "/data/delete", "/pair/"),
    *("/safety/", "/safety/result/", "/check-in/", "/check-in/summary/", "/check-in/morning/"),
    *("/movement-check/", "/movement-check/result/", "/before-class/", "/weekly/"),
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FIRST_PAGE = 150_000  # [bytes], compressed, everything the page loads
PLAYER = 400_000  # [bytes], compressed, without the prepared movements


@pytest.fixture
def finished(site: Served, clock: MovedClock) -> Member:
    """The made-up member of the demonstration."""
    return demo.build()


def let_in(page: Page, site: Served, member: Member) -> None:
    page.context.add_cookies([{"name": "spinewise", "value": devices.add_device(member), "url": site.url}])


def violations(page: Page) -> list[tuple[str, str]]:
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    return [(each["id"], node["html"]) for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", OPEN)
def test_open_pages_have_nothing_for_axe_to_find(page: Page, scheme: Any, path: str) -> None:
    """WCAG 2.2 AA as far as a machine can tell, in both colour schemes."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(path)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_members_pages_have_nothing_for_axe_to_find(page: Page, site: Served, finished: Member, scheme: Any) -> None:
    """The same for what only a member sees."""
    let_in(page, site, finished)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    wrong = []
    for path in OWN:
        page.goto(path)
        wrong += [(path, *each) for each in violations(page)]
    assert wrong == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(page: Page, site: Served, finished: Member, width: int) -> None:
    """Nobody has to scroll sideways, down to 320 px (WCAG 1.4.10)."""
    let_in(page, site, finished)
    page.set_viewport_size({"width": width, "height": 800})
    for path in OPEN + OWN:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def loaded(browser: Browser, url: str) -> dict[str, int]:
    """Bytes over the wire of everything the page asks for, by address."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    sizes = {answer.url: answer.request.sizes()["responseBodySize"] for answer in answers}
    context.close()
    return sizes


def test_the_first_page_is_light(browser: Browser, served: str) -> None:
    """At most 150 kB compressed, the figure included."""
    sizes = loaded(browser, f"{served}/")
    assert any("built/hero" in url for url in sizes)
    assert 20_000 < sum(sizes.values()) <= FIRST_PAGE, sizes


def test_the_player_is_light(browser: Browser, served: str) -> None:
    """At most 400 kB compressed, prepared movements and body left out; an exercise page loads the same figure."""
    sizes = loaded(browser, f"{served}/exercises/bird-dog/")
    code = {url: size for url, size in sizes.items() if "/motion/" not in url}
    assert any("viewer" in url for url in code)
    assert 100_000 < sum(code.values()) <= PLAYER, sizes
