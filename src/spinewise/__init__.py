"""Spinewise. The engine in a dozen names; each is imported when it is first used, so that this stays light."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PLACES = {
    "Body": "anatomy",
    "Person": "anatomy",
    "PointForce": "mechanics.loads",
    "Nervous": "nervous.settings",
    "Asked": "nervous.asked",
    "task": "nervous.task",
    "base_supports": "nervous.touching",
    "problem": "nervous.problem",
    "recruit": "nervous.recruit",
    "choose": "nervous.posture",
    "read_situation": "movement.solve_input",
    "solve": "movement.solving",
    "overview": "plots",
}
_RENAMED = {"read_situation": "read"}
__all__ = ["__version__", *_PLACES]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'spinewise' has no attribute {name!r}")
    found = getattr(import_module(f"spinewise.{_PLACES[name]}"), _RENAMED.get(name, name))
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
