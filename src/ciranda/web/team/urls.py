from django.urls import path

from ciranda.web.team import above, leaving, training, views, workers

app_name = "team"
urlpatterns = [
    path("", views.open_team, name="open"),
    path("desks/", above.desks, name="desks"),
    path("<uuid:team_id>/above/", above.above, name="above"),
    path("<uuid:team_id>/above/<uuid:appointment_id>/end/", above.end_above, name="end_above"),
    path("workers/", workers.list_workers, name="workers"),
    path("workers/<uuid:membership_id>/suspend/", workers.suspend, name="suspend"),
    path("workers/<uuid:membership_id>/reinstate/", workers.reinstate, name="reinstate"),
    path("workers/<uuid:membership_id>/training/", training.train, name="train"),
    path("workers/<uuid:membership_id>/close/", leaving.close, name="close"),
    path("workers/<uuid:membership_id>/close/back/", leaving.take_back, name="take_back"),
    path("workers/<uuid:membership_id>/plans/", leaving.pass_on_actions, name="pass_on_actions"),
    path("workers/<uuid:membership_id>/absence/", leaving.absence, name="absence"),
]
