"""The whole participation screen in one list, the most urgent first. A change of any rule is a new VERSION."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinewise.care.screening_emergency import EMERGENCY
from spinewise.care.screening_soon import ROUTINELY, SOON
from spinewise.care.screening_today import TODAY

if TYPE_CHECKING:
    from spinewise.care.heard import Heard
    from spinewise.care.tiers import Rule

VERSION = "2026.11.1"
RULES: tuple[Rule[Heard], ...] = (*EMERGENCY, *TODAY, *SOON, *ROUTINELY)
