from django.urls import path

from ciranda.web.week import views

app_name = "week"
urlpatterns = [
    path("families/<uuid:case_id>/week/", views.show, name="open"),
    path("families/<uuid:case_id>/week/add/", views.add, name="add"),
    path("families/<uuid:case_id>/week/<uuid:commitment_id>/end/", views.end, name="end"),
    path(
        "families/<uuid:case_id>/week/<uuid:protected_id>/<str:kind>/<uuid:other_id>/",
        views.decide,
        name="decide",
    ),
]
