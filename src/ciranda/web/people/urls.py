from django.urls import path

from ciranda.web.people import views
from ciranda.web.people.views import (
    details,
    doubles,
    entering,
    household,
    pregnancy,
    protecting,
    questions,
)

app_name = "people"
urlpatterns = [
    path("new/", entering.new, name="new"),
    path("questions/", questions.inbox, name="questions"),
    path("questions/invite/", questions.invite, name="invite"),
    path("questions/<uuid:message_id>/", questions.answer, name="answer"),
    path("questions/mine/<uuid:relay_id>/put-away/", questions.put_away, name="put_away"),
    path("<uuid:person_id>/", views.show, name="open"),
    path("<uuid:person_id>/name/", details.rename, name="rename"),
    path("<uuid:person_id>/add/<slug:what>/", details.add, name="add"),
    path("<uuid:person_id>/end/<slug:what>/<uuid:row_id>/", details.end, name="end"),
    path("<uuid:person_id>/protect/", protecting.protect, name="protect"),
    path("<uuid:person_id>/reach/<uuid:point_id>/", doubles.safety, name="safety"),
    path("<uuid:person_id>/same/", doubles.compare, name="same"),
    path("<uuid:person_id>/same/<uuid:link_id>/unlink/", doubles.unlink, name="unlink"),
    path("<uuid:person_id>/same/<uuid:other_id>/again/", doubles.ask_again, name="ask_again"),
    path("<uuid:person_id>/household/", household.form_one, name="household"),
    path("<uuid:person_id>/household/<uuid:household_id>/", household.join, name="join"),
    path(
        "<uuid:person_id>/household/<uuid:household_id>/name/",
        household.rename,
        name="rename_household",
    ),
    path("<uuid:person_id>/living/<uuid:member_id>/", household.change, name="change_member"),
    path("<uuid:person_id>/living/<uuid:member_id>/leave/", household.leave, name="leave"),
    path("<uuid:person_id>/expecting/", pregnancy.expect, name="expect"),
    path("<uuid:person_id>/expecting/<uuid:pregnancy_id>/", pregnancy.change, name="expect_change"),
    path(
        "<uuid:person_id>/expecting/<uuid:pregnancy_id>/file/",
        pregnancy.open_file,
        name="expect_file",
    ),
    path("<uuid:person_id>/expecting/<uuid:pregnancy_id>/born/", pregnancy.born, name="born"),
    path("<uuid:person_id>/expecting/<uuid:pregnancy_id>/ended/", pregnancy.end, name="ended"),
]
