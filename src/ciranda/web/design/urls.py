"""The catalogue's address."""

from django.urls import path

from ciranda.web.design import views

urlpatterns = [path("", views.catalogue, name="catalogue")]
