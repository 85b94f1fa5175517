from django.urls import path

from ciranda.web.groups import cohort, places, said, views

app_name = "groups"
urlpatterns = [
    path("", views.list_groups, name="list"),
    path("new/", views.new, name="new"),
    path("cohort/", cohort.follow, name="cohort"),
    path("cohort/publish/", cohort.publish, name="publish"),
    path("<uuid:group_id>/", views.open_group, name="open"),
    path("<uuid:group_id>/change/", views.change, name="change"),
    path("<uuid:group_id>/sessions/", views.sessions, name="sessions"),
    path("<uuid:group_id>/end/", views.end, name="end"),
    path("sessions/<uuid:session_id>/", views.session, name="session"),
    path("sessions/<uuid:session_id>/said/", said.said, name="said"),
    path("sessions/<uuid:session_id>/cancel/", views.cancel, name="cancel"),
    path("join/<uuid:case_id>/", places.join, name="join"),
    path("places/<uuid:enrolment_id>/give/", places.give, name="give"),
    path("places/<uuid:enrolment_id>/worker/", places.worker, name="worker"),
    path("places/<uuid:enrolment_id>/leave/", places.leave, name="leave"),
]
