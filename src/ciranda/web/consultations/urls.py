from django.urls import path

from ciranda.web.consultations import views

app_name = "consultations"
urlpatterns = [
    path("", views.list_all, name="list"),
    path("ask/", views.ask, name="ask"),
    path("ask/<uuid:case_id>/", views.ask_about, name="ask_about"),
    path("<uuid:consultation_id>/", views.answer, name="open"),
]
