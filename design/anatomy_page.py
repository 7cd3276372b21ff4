"""Writes docs/anatomy.md from the muscle tables.

.venv/bin/python design/anatomy_page.py
"""

from __future__ import annotations

from pathlib import Path

from spinewise.studies.anatomy_page import page

PAGE = Path(__file__).parents[1] / "docs" / "anatomy.md"

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
