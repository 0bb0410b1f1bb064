"""Addresses: what watches the process, the desk, then the public site."""

from django.urls import include, path

from articles.admin import desk
from newsroom import health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("statusz", health.statusz),
    path("desk/", include("newsroom.signin.urls")),
    path("desk/", desk.urls),
    path("", include("articles.views.urls")),
]

handler400 = "articles.views.errors.bad_request"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"
