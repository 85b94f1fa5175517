from django.urls import path

from ciranda.web.signing_in import views

app_name = "signing_in"
urlpatterns = [
    path("", views.open_rules, name="open"),
    path("own/", views.add_provider, name="add_provider"),
    path("own/<uuid:provider_id>/end/", views.end_provider, name="end_provider"),
    path("workers/<uuid:membership_id>/link/", views.link, name="link"),
    path("links/<uuid:link_id>/end/", views.unlink, name="unlink"),
    path("workers/<uuid:membership_id>/reset/", views.reset, name="reset"),
]
