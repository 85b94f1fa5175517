from django.urls import path

from ciranda.portal.story import views

app_name = "story"
urlpatterns = [
    path("", views.open_page, name="open"),
    path("<uuid:case_id>/<slug:key>/", views.write, name="write"),
    path("<uuid:part_id>/", views.tick, name="tick"),
    path("taken-back/<uuid:release_id>/", views.take_back, name="take_back"),
]
