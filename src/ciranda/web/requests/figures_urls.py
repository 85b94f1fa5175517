"""Address of the figures of how families are sent on."""

from django.urls import path

from ciranda.web.requests import views

app_name = "sent_on"
urlpatterns = [path("", views.figures, name="open")]
