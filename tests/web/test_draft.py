"""Answers on their way: signed, small, one's own, and gone when one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

FIRST = "/safety/age/"
BROWSERS_TAKE = 4096  # bytes of one cookie


def test_another_members_draft_does_not_open(own: Client, stranger: Client) -> None:
    """Two people share a browser: neither sees what the other began."""
    own.post(FIRST, {"age": "44"})
    stranger.cookies["draft-screen"] = own.cookies["draft-screen"].value
    assert 'value="44"' not in stranger.get(FIRST).content.decode()


def test_deleting_everything_takes_the_drafts_along(own: Client) -> None:
    """Health answers do not stay behind in the browser."""
    own.post(FIRST, {"age": "44"})
    word = own.get("/data/delete").context["word"]
    own.post("/data/delete", {"confirm": word})
    assert own.cookies["draft-screen"].value == ""


def test_a_flood_of_text_keeps_the_draft_small(own: Client) -> None:
    """A browser drops a cookie that is too large, and the server would refuse it."""
    flood = "".join(chr(0x4E00 + n % 20000) for n in range(50_000))
    assert own.post(FIRST, {"age": flood}).status_code == 422
    assert len(own.cookies["draft-screen"].value) < BROWSERS_TAKE


def test_it_is_out_of_reach_for_scripts(own: Client) -> None:
    """And not sent along from other sites."""
    own.post(FIRST, {"age": "44"})
    kept = own.cookies["draft-screen"]
    assert kept["httponly"]
    assert kept["samesite"] == "Lax"
