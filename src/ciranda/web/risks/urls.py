from django.urls import path

from ciranda.web.risks import views

app_name = "risks"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.new, name="new"),
    path("<uuid:place_id>/", views.show, name="open"),
    path("<uuid:place_id>/<uuid:risk_id>/end/", views.end, name="end"),
]
