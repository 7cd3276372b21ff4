"""Every address. Each side keeps its own list beside its views."""

from __future__ import annotations

from spinewise.web.views import urls_core, urls_pages

urlpatterns = [*urls_core.urlpatterns, *urls_pages.urlpatterns]

handler400 = "spinewise.web.problems.bad_request"
handler403 = "spinewise.web.problems.forbidden"
handler404 = "spinewise.web.problems.not_found"
handler500 = "spinewise.web.problems.server_error"
