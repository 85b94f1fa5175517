from django.urls import path

from ciranda.web.agenda import views

app_name = "agenda"
urlpatterns = [
    path("agenda/", views.open_agenda, name="open"),
    path("agenda/ciranda.ics", views.download, name="download"),
]
