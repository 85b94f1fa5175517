from django.urls import path

from ciranda.portal.consents import views

app_name = "consents"
urlpatterns = [
    path("", views.consents, name="open"),
    path("<uuid:question_id>/", views.answer, name="answer"),
    path("<uuid:question_id>/take-back/", views.take_back, name="take_back"),
]
