"""Muscles by name: a text such as "right multifidus L4" means some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from spinewise.errors import BadValue, UnknownName

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from spinewise.anatomy.body import Array

SIDES = ("right", "left", "middle")
REACHES = ("local", "global")


class Named(Protocol):
    """What a set of muscles must say about itself; `anatomy.muscles.Muscles` does. Each of length n."""

    @property
    def side(self) -> Sequence[str]: ...
    @property
    def group(self) -> Sequence[str]: ...
    @property
    def region(self) -> Sequence[str]: ...
    @property
    def level(self) -> Sequence[str]: ...
    @property
    def local(self) -> NDArray[np.bool_]: ...


def select(muscles: Named, name: str) -> NDArray[np.bool_]:
    """The muscles that every word of `name` is true of.

    Args:
        muscles: the muscles of a body.
        name: words for group ("multifidus"), side ("right", "left", "middle"), region ("lumbar"), level (the lowest
            joint crossed, "L4-L5", or the vertebra above it, "L4") and reach ("local": one or two joints; "global").

    Returns:
        Shape (n,).

    Raises:
        UnknownName: a word means nothing here; lists what does.
        BadValue: the words together mean no muscle.
    """
    known = _words(muscles)
    chosen = np.ones(len(muscles.group), dtype=np.bool_)
    for word in _split(name, set(muscles.group)):
        if word not in known:
            raise UnknownName("muscles", word, known)
        chosen &= known[word]
    if not chosen.any():
        raise BadValue("muscles", name, "no muscle of this body is all of that")
    return chosen


def values(muscles: Named, given: Mapping[str, float], default: float) -> Array:
    """One number for each muscle; where several names mean it, the later one counts. Shape (n,)."""
    found = np.full(len(muscles.group), default)
    for name, value in given.items():
        found[select(muscles, name)] = value
    return found


def _words(muscles: Named) -> dict[str, NDArray[np.bool_]]:
    lists = {name: np.array(getattr(muscles, name), dtype=object) for name in ("side", "group", "region", "level")}
    words = {str(word): lists[name] == word for name in lists for word in dict.fromkeys(lists[name])}
    local = np.asarray(muscles.local, dtype=np.bool_)
    words |= {"local": local, "global": ~local}
    for joint in dict.fromkeys(lists["level"]):
        words.setdefault(str(joint).partition("-")[0], lists["level"] == joint)
    return words


def _split(name: str, groups: set[str]) -> list[str]:
    """Words; a group's name may be written with spaces instead of underscores."""
    text = " ".join(name.split())
    for group in sorted(groups, key=len, reverse=True):
        text = text.replace(group.replace("_", " "), group)
    if not text:
        raise BadValue("muscles", name, "name at least one group, side, region or level")
    return text.split(" ")
