"""Addresses of ways gone together."""

from django.urls import path

from ciranda.web.alongside import views

app_name = "alongside"
urlpatterns = [
    path("costs/", views.costs, name="costs"),
    path("<uuid:case_id>/", views.list_ways, name="list"),
    path("<uuid:case_id>/write/", views.write, name="write"),
]
