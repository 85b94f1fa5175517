from django.urls import path

from ciranda.portal.people import views

app_name = "people"
urlpatterns = [
    path("", views.open_page, name="open"),
    path("<uuid:case_id>/without/<uuid:membership_id>/", views.refuse, name="refuse"),
]
