from django.urls import path

from ciranda.web.together import agreement, views

app_name = "together"
urlpatterns = [
    path("", views.open_together, name="open"),
    path("<uuid:team_id>/meeting/", views.record, name="record"),
    path("meetings/<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/paper/", views.paper, name="paper"),
    path("<uuid:team_id>/agreement/", agreement.sign, name="agreement"),
]
