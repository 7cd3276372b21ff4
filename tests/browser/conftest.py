"""A real browser on a live server whose clock the story moves. Any console error or outside request fails the story."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect, sync_playwright
from waitress.server import create_server

from spinewise.web import clock as the_clock
from spinewise.web import limits
from spinewise.web.wsgi import application
from tests.web.clocks import MovedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# Playwright's synchronous calls run an event loop in this thread; Django's clean-up between tests is safe there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
MONDAY_EVENING = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE_MS = 60_000  # nothing waits this long unless it is broken, or the machine has much else to do

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser(motions: Path) -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium on PATH")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


class Served:
    """Where the server under test answers."""

    def __init__(self, url: str) -> None:
        self.url = url


@pytest.fixture
def site(transactional_db: None) -> Iterator[Served]:
    """The application in the production server's own threads; Django's test server shares one SQLite connection
    among all of its threads, which crashed Python."""
    server = create_server(application, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield Served(f"http://127.0.0.1:{server.effective_port}")
    server.close()
    thread.join(timeout=10)


@pytest.fixture
def clock() -> Iterator[MovedClock]:
    """The server's clock, on a Monday evening."""
    moved = MovedClock(MONDAY_EVENING)
    before = the_clock.use(moved)
    limits.MEMBERS.forget()
    limits.PAIRING.forget()
    yield moved
    the_clock.use(before)


@pytest.fixture
def context(browser: Browser, site: Served, clock: MovedClock) -> Iterator[BrowserContext]:
    """One person's phone: a fresh profile that fails on console errors and on requests to anywhere else."""
    opened = browser.new_context(
        viewport=PHONE,
        base_url=site.url,
        timezone_id="UTC",
        locale="en-GB",
        reduced_motion="reduce",
    )
    opened.set_default_timeout(PATIENCE_MS)
    wrong: list[str] = []

    def check_request(request: Request) -> None:
        if not request.url.startswith((site.url, "data:", "blob:")):
            wrong.append(f"outside request: {request.url}")

    opened.on("request", check_request)
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("weberror", lambda error: wrong.append(str(error.error)))
    yield opened
    opened.close()
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The production server, as bin/serve starts it: hashed names, compressed files."""
    folder = tmp_path_factory.mktemp("served")
    command = [sys.executable, "-m", "spinewise.web", "--no-open", "--port", "0", "--data", str(folder / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = next((line for line in server.stdout if "http://" in line), "")
        yield said.split("http://")[1].split("/")[0].join(("http://", ""))
        server.terminate()
