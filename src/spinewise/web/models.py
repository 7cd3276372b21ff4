"""Who there is and what happened. Rows are added and, on request, deleted; none is ever edited."""

from __future__ import annotations

import uuid

from django.db import models

from spinewise.web.kinds import KINDS


class Member(models.Model):
    """A person, known by nothing but a random id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField()


class Device(models.Model):
    """A browser that holds a key to a member. Only the key's hash is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="devices")
    key_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()


class PairingCode(models.Model):
    """A code that lets one more device in, once, for a short while. Only its hash is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="pairing_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, default=None)


class Event(models.Model):
    """Something that happened, with the key that makes a repeated post land once."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    key = models.CharField(max_length=64)
    payload = models.JSONField()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=["member", "key"], name="one_event_a_key"),
            models.CheckConstraint(condition=models.Q(kind__in=sorted(KINDS)), name="known_kind"),
        )
        indexes = (models.Index(fields=["member", "at"], name="member_in_order"),)
