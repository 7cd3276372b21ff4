"""What browsers ask for by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponsePermanentRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """What a phone needs to put Spinewise on its home screen."""
    described = {
        "name": "Spinewise",
        "short_name": "Spinewise",
        "id": "/",
        "start_url": reverse("today"),
        "display": "standalone",
        "background_color": "#f7f2e9",
        "theme_color": "#f7f2e9",
        "icons": [{"src": static("img/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """The icon, for browsers that guess its address."""
    return HttpResponsePermanentRedirect(static("img/icon.svg"))
