"""The most likely reason of each miss, written after looking into it."""

REASONS: dict[str, str] = {}
