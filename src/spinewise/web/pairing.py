"""One-time codes that let a further browser in."""

from __future__ import annotations

import io
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import segno
from django.db import transaction
from django.utils.crypto import salted_hmac

from spinewise.errors import BadValue
from spinewise.web import clock, devices, limits
from spinewise.web.models import PairingCode

if TYPE_CHECKING:
    from spinewise.web.models import Member

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1: they look alike
LENGTH: Final = 8  # 31^8: about 40 bits, for 15 minutes and 10 tries an address
LASTS: Final = timedelta(minutes=15)
ANYBODY: Final = "*"  # the address under which everybody's tries are counted together


class NoSuchCode(BadValue):
    """Mistyped, used, or too old; which of these is not told."""

    def __init__(self) -> None:
        super().__init__("code", "...", "it may be mistyped, used already, or older than 15 minutes")


def make(member: Member) -> str:
    """A new code; any earlier one of this member stops working."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    with transaction.atomic():
        member.pairing_codes.all().delete()
        PairingCode.objects.create(member=member, code_hash=_hash(code), expires_at=clock.now() + LASTS)
    return f"{code[:4]}-{code[4:]}"


def use(code: str, address: str) -> str:
    """Spend a code; returns the key for the new browser.

    Raises:
        limits.TooMany: too many tries from this address, or from everywhere together.
        NoSuchCode: no code that is valid now.
    """
    limits.PAIRING.count(address)
    limits.PAIRING_ALL.count(ANYBODY)
    with transaction.atomic():
        row = PairingCode.objects.select_related("member").filter(code_hash=_hash(code), used_at=None).first()
        if row is None or row.expires_at <= clock.now():
            raise NoSuchCode
        row.used_at = clock.now()
        row.save(update_fields=["used_at"])
        return devices.add_device(row.member)


def qr(link: str) -> str:
    """The link as a drawing that a phone's camera reads; dark on light in every theme, with its quiet zone."""
    drawn = io.BytesIO()
    segno.make(link, error="m").save(
        drawn, kind="svg", scale=6, border=4, dark="#000", light="#fff", xmldecl=False, svgns=True, title="Pairing link"
    )
    return drawn.getvalue().decode()


def _hash(code: str) -> str:
    """Keyed with the server's secret: a stolen database alone does not give the codes away."""
    plain = "".join(letter for letter in code.upper() if letter in ALPHABET)
    return salted_hmac("spinewise.pairing", plain, algorithm="sha256").hexdigest()
