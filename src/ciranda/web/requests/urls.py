"""Addresses of requests to services."""

from django.urls import path

from ciranda.web.requests import asking, part, views, who

app_name = "requests"
urlpatterns = [
    path("", views.asked, name="asked"),
    path("of/<uuid:case_id>/", asking.list_requests, name="list"),
    path("of/<uuid:case_id>/ask/", asking.ask, name="ask"),
    path("of/<uuid:case_id>/who/", who.who, name="who"),
    path("of/<uuid:case_id>/word/", who.leave_word, name="leave_word"),
    path("<uuid:part_id>/heard/", who.heard, name="heard"),
    path("<uuid:part_id>/", part.show, name="open"),
    path("<uuid:part_id>/send/", part.send, name="send"),
    path("<uuid:part_id>/answer/", part.answer, name="answer"),
    path("<uuid:part_id>/appointment/", part.appoint, name="appoint"),
    path("<uuid:part_id>/held/", part.held, name="held"),
    path("<uuid:part_id>/arrival/", part.arrival, name="arrival"),
    path("<uuid:part_id>/slip/", part.slip, name="slip"),
]
