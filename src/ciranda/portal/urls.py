"""The family's own pages: one folder a task."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("ciranda.portal.home.urls")),
    path("plan/", include("ciranda.portal.plan.urls")),
    path("consents/", include("ciranda.portal.consents.urls")),
    path("who-looked/", include("ciranda.portal.who_looked.urls")),
    path("news/", include("ciranda.portal.notices.urls")),
    path("week/", include("ciranda.portal.week.urls")),
    path("place/", include("ciranda.portal.place.urls")),
    path("groups/", include("ciranda.portal.groups.urls")),
    path("meetings/", include("ciranda.portal.meetings.urls")),
    path("asked/", include("ciranda.portal.requests.urls")),
    path("papers/", include("ciranda.portal.documents.urls")),
    path("people/", include("ciranda.portal.people.urls")),
    path("story/", include("ciranda.portal.story.urls")),
]
