from django.urls import path

from ciranda.portal.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.list_meetings, name="list"),
    path("<uuid:meeting_id>/", views.open_meeting, name="open"),
    path("<uuid:meeting_id>/without/<uuid:invitee_id>/", views.veto, name="veto"),
    path("<uuid:meeting_id>/notes/", views.confirm, name="confirm"),
]
