"""Addresses of mediators, private notes and agreements by word of mouth."""

from django.urls import path

from ciranda.web.mediators import views

app_name = "mediators"
urlpatterns = [
    path("", views.list_mediators, name="list"),
    path("new/", views.define, name="define"),
    path("<uuid:mediator_id>/end/", views.end, name="end"),
    path("notes/<uuid:case_id>/", views.notes, name="notes"),
    path("agreements/", views.agreements, name="agreements"),
]
