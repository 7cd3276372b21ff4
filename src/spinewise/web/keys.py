"""Private keys: how they are made, and the hash that is all we keep of them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from django.conf import settings


def new_key() -> str:
    """256 random bits, 43 characters."""
    return secrets.token_urlsafe(32)


def key_from(*parts: str) -> str:
    """The same shape of key, made from parts of which at least one is secret to the asking browser.

    A form that is posted twice gives the same key twice, so that it makes one member, not two.
    """
    secret = settings.SECRET_KEY.encode()
    digest = hmac.new(secret, "\0".join(("device", *parts)).encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(key: str) -> str:
    """SHA-256 as hexadecimal text. A key has 256 bits of its own, so it needs no salt and no stretching."""
    return hashlib.sha256(key.encode()).hexdigest()
