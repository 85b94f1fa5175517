from django.urls import path

from ciranda.web.controllers import views

app_name = "controllers"
urlpatterns = [
    path("", views.show, name="list"),
    path("named-for/", views.named, name="named_for"),
    path("<uuid:service_id>/move/", views.move, name="move"),
    path("<uuid:service_id>/name/", views.name_one, name="name"),
    path("moves/<uuid:move_id>/take-back/", views.take_back, name="take_back"),
    path("named/<uuid:appointment_id>/end/", views.end, name="end"),
]
