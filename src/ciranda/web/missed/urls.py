from django.urls import path

from ciranda.web.missed import views

app_name = "missed"
urlpatterns = [
    path("", views.list_missed, name="list"),
    path("<uuid:climb_id>/seen/", views.see, name="see"),
]
