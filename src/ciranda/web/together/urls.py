from django.urls import path

from ciranda.web.together import agreement, ending, views

app_name = "together"
urlpatterns = [
    path("", views.open_together, name="open"),
    path("<uuid:team_id>/meeting/", views.record, name="record"),
    path("meetings/<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/paper/", views.paper, name="paper"),
    path("<uuid:team_id>/end/", ending.announce, name="announce_end"),
    path("ends/<uuid:end_id>/", ending.open_end, name="end"),
    path("ends/<uuid:end_id>/ask/", ending.ask, name="ask_families"),
    path("ends/<uuid:end_id>/take-back/", ending.take_back, name="take_back_end"),
    path("<uuid:team_id>/agreement/", agreement.sign, name="agreement"),
]
