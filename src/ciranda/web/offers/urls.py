"""Addresses of what services offer."""

from django.urls import path

from ciranda.web.offers import views

app_name = "offers"
urlpatterns = [
    path("", views.choose, name="maps"),
    path("about/<slug:programme>/", views.show_map, name="map"),
    path("about/<slug:programme>/new/", views.new, name="new"),
    path("<uuid:offer_id>/", views.show, name="open"),
    path("<uuid:offer_id>/change/", views.change, name="change"),
    path("<uuid:offer_id>/end/", views.end, name="end"),
    path("for/<uuid:case_id>/", views.match, name="match"),
]
