"""Every address of the site. Each view says what it needs, or why it needs nothing."""

from django.urls import include, path
from django.views.i18n import set_language

from ciranda.access.policies.declared import public

public("Choosing a language needs no account.")(set_language)

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("family/", include("ciranda.portal.urls")),
    path("", include("ciranda.web.urls")),
]
