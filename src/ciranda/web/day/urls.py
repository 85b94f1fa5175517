"""Address of my day."""

from django.urls import path

from ciranda.web.day import views

app_name = "day"
urlpatterns = [path("", views.open_day, name="open")]
