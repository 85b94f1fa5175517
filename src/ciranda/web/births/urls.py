from django.urls import path

from ciranda.web.births import views

app_name = "births"
urlpatterns = [
    path("", views.show, name="list"),
    path("of/<uuid:person_id>/", views.put_on_list, name="add"),
    path("<uuid:sign_up_id>/", views.fill_in, name="form"),
    path("<uuid:sign_up_id>/take-off/", views.take_off, name="take_off"),
]
