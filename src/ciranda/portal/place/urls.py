from django.urls import path

from ciranda.portal.place import views

app_name = "place"
urlpatterns = [
    path("", views.open_places, name="open"),
    path("<uuid:offer_id>/", views.answer, name="answer"),
]
