from django.urls import path

from ciranda.portal.requests import views

app_name = "requests"
urlpatterns = [
    path("", views.list_requests, name="list"),
    path("<uuid:part_id>/", views.open_request, name="open"),
    path("<uuid:part_id>/held/", views.held, name="held"),
    path("<uuid:part_id>/arrival/", views.arrival, name="arrival"),
]
