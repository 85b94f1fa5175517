from django.urls import path

from ciranda.web.line import reach, views

app_name = "line"
urlpatterns = [
    path("families/<uuid:case_id>/line/", views.line, name="open"),
    path("families/<uuid:case_id>/line/family/", views.family, name="family"),
    path("families/<uuid:case_id>/line/<uuid:moment_id>/", views.change, name="change"),
    path("reports/reached/", reach.reached, name="reached"),
]
