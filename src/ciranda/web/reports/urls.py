from django.urls import path

from ciranda.web.reports import views

app_name = "reports"
urlpatterns = [path("teams/", views.teams, name="teams")]
