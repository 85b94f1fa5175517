from django.urls import path

from ciranda.portal.groups import views

app_name = "groups"
urlpatterns = [
    path("", views.open_places, name="open"),
    path("<uuid:enrolment_id>/", views.choose, name="choose"),
]
