"""The player's page: everything the script looks for is there, and nothing the content policy forbids."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.rows import CLASS

if TYPE_CHECKING:
    from django.test import Client

    from spinewise.web.models import Member
    from tests.web.conftest import Happen

SCREEN = Path(__file__).parents[2] / "frontend" / "player" / "screen.ts"


@pytest.fixture
def page(own: Client, ready: Member, happened: Happen) -> str:
    """As the browser gets it, before a class composed today."""
    happened(ready, "micro_screen")
    happened(ready, "class_composed")
    return own.get(f"/class/{CLASS}/").content.decode()


def test_every_part_that_the_script_writes_to_is_there_once(page: str) -> None:
    """The list stands in screen.ts."""
    listed = re.search(r"export type Part =(.*?);", SCREEN.read_text(), re.DOTALL)
    assert listed is not None
    parts = re.findall(r'"(\w+)"', listed.group(1))
    assert len(parts) > 15
    assert {part: page.count(f'data-part="{part}"') for part in parts} == dict.fromkeys(parts, 1)


def test_every_step_of_moving_names_its_movement(page: str) -> None:
    """So that the browser never has to guess an address."""
    for exercise in ("cat-cow", "knee-rolls", "seated-turn", "pelvic-tilt-supine"):
        assert re.search(
            rf'<data data-motion="{exercise}\.usual" value="/static/built/motion/{exercise}\.usual[^"]*json"', page
        )


def test_the_stop_button_is_there_with_its_questions_and_their_follow_ups(page: str) -> None:
    """Its text says what it is; a follow-up names the answers that bring it up."""
    assert "This hurts</button>" in page
    assert 'data-only-if="alarm,yes,unsure;"' in page
    assert {"alarm", "alarm_which", "alarm_back", "further", "pain_now"} <= set(re.findall(r'name="(\w+)"', page))


def test_nothing_on_it_needs_an_exception_from_the_content_policy(page: str) -> None:
    """No style attribute, no inline script but the class as data, nothing from elsewhere."""
    assert not re.search(r"\sstyle=|\son\w+=", page)
    assert re.findall(r'<script(?![^>]*src=)[^>]*type="([^"]+)"', page) == ["application/json"]
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
