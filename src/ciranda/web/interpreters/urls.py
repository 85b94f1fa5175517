from django.urls import path

from ciranda.web.interpreters import views

app_name = "interpreters"
urlpatterns = [
    path("families/<uuid:case_id>/interpreters/", views.open_asked, name="open"),
    path("interpreters/<uuid:asked_id>/", views.record, name="record"),
    path("reports/interpreters/", views.figures, name="figures"),
]
