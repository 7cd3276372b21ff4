"""docs/anatomy.md says what the tables say."""

from __future__ import annotations

from pathlib import Path

from spinewise.studies.anatomy_page import page

PAGE = Path(__file__).parents[2] / "docs" / "anatomy.md"


def test_the_page_is_the_tables() -> None:
    """After a change of the tables run design/anatomy_page.py."""
    assert PAGE.read_text(encoding="utf-8") == page()
