from django.urls import path

from ciranda.web.meetings import guests, notes, views

app_name = "meetings"
urlpatterns = [
    path("", views.list_meetings, name="list"),
    path("call/", views.call, name="call"),
    path("<uuid:meeting_id>/", views.open_meeting, name="open"),
    path("<uuid:meeting_id>/invite/", views.invite, name="invite"),
    path("<uuid:meeting_id>/guest/", guests.invite_guest, name="guest"),
    path("<uuid:meeting_id>/guest/<uuid:invitee_id>/", guests.link, name="link"),
    path("<uuid:meeting_id>/without/", guests.record_veto, name="veto"),
    path("<uuid:meeting_id>/hold/", views.hold, name="hold"),
    path("<uuid:meeting_id>/cancel/", views.cancel, name="cancel"),
    path("<uuid:meeting_id>/notes/", notes.write, name="minutes"),
    path("<uuid:meeting_id>/notes/show/", notes.show, name="show_minutes"),
    path("<uuid:meeting_id>/notes/seen/", notes.seen, name="seen"),
    path("<uuid:meeting_id>/notes/finish/", notes.finish, name="finish_minutes"),
]
