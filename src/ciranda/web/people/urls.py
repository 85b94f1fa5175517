from django.urls import path

from ciranda.web.people import views
from ciranda.web.people.views import details, entering, protecting, questions

app_name = "people"
urlpatterns = [
    path("new/", entering.new, name="new"),
    path("questions/", questions.inbox, name="questions"),
    path("questions/<uuid:message_id>/", questions.answer, name="answer"),
    path("questions/mine/<uuid:relay_id>/put-away/", questions.put_away, name="put_away"),
    path("<uuid:person_id>/", views.show, name="open"),
    path("<uuid:person_id>/name/", details.rename, name="rename"),
    path("<uuid:person_id>/add/<slug:what>/", details.add, name="add"),
    path("<uuid:person_id>/end/<slug:what>/<uuid:row_id>/", details.end, name="end"),
    path("<uuid:person_id>/protect/", protecting.protect, name="protect"),
]
