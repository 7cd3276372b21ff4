"""Members, their devices, pairing codes, and everything that happened."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import migrations, models

if TYPE_CHECKING:
    from django.db.migrations.operations.base import Operation

KINDS = [
    "check_in",
    "class_composed",
    "class_event",
    "class_rating",
    "clearance",
    "consent",
    "diary",
    "hurts",
    "micro_screen",
    "movement_check",
    "plan",
    "screen",
    "screen_seen",
    "start",
    "verdict",
    "weekly",
]


def belonging(name: str) -> models.ForeignKey[Any, Any]:
    """Goes with its member."""
    return models.ForeignKey("web.member", on_delete=models.CASCADE, related_name=name)


def number() -> models.BigAutoField[int, int]:
    """The usual row number."""
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """The first schema."""

    initial = True
    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", number()),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField()),
                ("member", belonging("devices")),
            ],
        ),
        migrations.CreateModel(
            name="PairingCode",
            fields=[
                ("id", number()),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(default=None, null=True)),
                ("member", belonging("pairing_codes")),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", number()),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("key", models.CharField(max_length=64)),
                ("payload", models.JSONField()),
                ("member", belonging("events")),
            ],
            options={
                "ordering": ("at", "id"),
                "indexes": [models.Index(fields=["member", "at"], name="member_in_order")],
                "constraints": [
                    models.UniqueConstraint(fields=("member", "key"), name="one_event_a_key"),
                    models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="known_kind"),
                ],
            },
        ),
    ]
