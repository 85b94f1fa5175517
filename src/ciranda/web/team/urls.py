from django.urls import path

from ciranda.web.team import above, views, workers

app_name = "team"
urlpatterns = [
    path("", views.open_team, name="open"),
    path("desks/", above.desks, name="desks"),
    path("<uuid:team_id>/above/", above.above, name="above"),
    path("<uuid:team_id>/above/<uuid:appointment_id>/end/", above.end_above, name="end_above"),
    path("workers/", workers.list_workers, name="workers"),
    path("workers/<uuid:membership_id>/suspend/", workers.suspend, name="suspend"),
    path("workers/<uuid:membership_id>/reinstate/", workers.reinstate, name="reinstate"),
    path("workers/<uuid:membership_id>/close/", workers.close, name="close"),
]
