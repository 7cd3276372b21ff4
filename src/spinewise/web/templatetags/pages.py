"""Which page one is on, and numbers as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

if TYPE_CHECKING:
    from collections.abc import Mapping

register = template.Library()


@register.simple_tag(takes_context=True)
def current(context: Mapping[str, Any], name: str) -> str:
    """aria-current for the link to the page one is on."""
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.url_name if match else None
    return format_html(' aria-current="{}"', "page") if here == name else ""


@register.filter
def figure(value: float | None, places: int = 1) -> str:
    """A number without a needless .0; an en dash for what is not known."""
    if value is None:
        return "–"
    return f"{value:.{places}f}".removesuffix(f".{'0' * places}").replace("-", "−")


@register.filter
def counted(value: float, unit: str) -> str:
    """A number and its unit: "2 hours a day", and "1 hour a day"."""
    counting, *rest = unit.split(" ")
    return " ".join([figure(value), counting.removesuffix("s") if value == 1 else counting, *rest])


@register.simple_tag
def motion(movement: str, variant: str = "") -> str:
    """Address of a prepared movement."""
    return static(f"built/motion/{movement}.{variant or 'usual'}.json")


@register.filter
def percent(share: float) -> str:
    """A share of 1 in whole percent."""
    return f"{100 * share:.0f} %"
