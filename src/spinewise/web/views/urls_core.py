"""Addresses of the core: classes, a member's data, devices, and the server's own health."""

from __future__ import annotations

from django.urls import path

from spinewise.web import configuration
from spinewise.web.views import (
    class_events,
    class_rating,
    classes,
    data,
    demo,
    devices,
    health,
    hurts,
    pairing,
    site,
)

CLASSES = [
    path("class/", classes.start, name="class_start"),
    path("class/<slug:class_id>/", classes.play, name="class"),
    path("class/<slug:class_id>/events", class_events.events, name="class_events"),
    path("class/<slug:class_id>/hurts", hurts.report, name="class_hurts"),
    path("class/<slug:class_id>/rating", class_rating.rating, name="class_rating"),
]
DATA = [
    path("data/", data.data, name="data"),
    path("data/export.json", data.download, name="export"),
    path("data/import", data.upload, name="import"),
    path("data/delete", data.delete, name="delete"),
    path("data/deleted", data.deleted, name="deleted"),
    path("data/pairing-code", pairing.code, name="pairing_code"),
    path("data/devices/<int:number>/forget", devices.forget, name="devices"),
    path("pair/", pairing.pair, name="pair"),
]
SITE = [
    path("manifest.webmanifest", site.manifest, name="manifest"),
    path("favicon.ico", site.favicon, name="favicon"),
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
DEMO = [
    path("", demo.door, name="demo_door"),
    path("demo/", demo.start, name="demo_start"),
]

urlpatterns = [*CLASSES, *DATA, *SITE, *(DEMO if configuration.current().demo else ())]
