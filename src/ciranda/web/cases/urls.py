"""Addresses of families."""

from django.urls import path

from ciranda.web.cases.views import clocks, contacts, families, stages, tasks

app_name = "cases"
urlpatterns = [
    path("", families.listing, name="list"),
    path("<uuid:case_id>/", families.open_case, name="open"),
    path("<uuid:case_id>/contacts/write/", contacts.write_contact, name="write_contact"),
    path("<uuid:case_id>/contacts/plan/", contacts.plan_contact, name="plan_contact"),
    path("<uuid:case_id>/contacts/draft/", contacts.save_draft, name="save_draft"),
    path("<uuid:case_id>/contacts/draft/discard/", contacts.discard_draft, name="discard_draft"),
    path("<uuid:case_id>/contacts/<uuid:contact_id>/", contacts.contact, name="contact"),
    path(
        "<uuid:case_id>/contacts/<uuid:contact_id>/correct/",
        contacts.correct_contact,
        name="correct_contact",
    ),
    path("<uuid:case_id>/contacts/<uuid:contact_id>/attend/", contacts.attend, name="attend"),
    path(
        "<uuid:case_id>/contacts/<uuid:planned_id>/write/",
        contacts.write_contact,
        name="write_planned",
    ),
    path(
        "<uuid:case_id>/contacts/<uuid:planned_id>/draft/",
        contacts.save_draft,
        name="save_planned_draft",
    ),
    path(
        "<uuid:case_id>/contacts/<uuid:planned_id>/draft/discard/",
        contacts.discard_draft,
        name="discard_planned_draft",
    ),
    path("<uuid:case_id>/tasks/", tasks.listing, name="tasks"),
    path("<uuid:case_id>/tasks/<uuid:task_id>/finish/", tasks.finish, name="finish_task"),
    path("<uuid:case_id>/tasks/<uuid:task_id>/undo/", tasks.undo, name="undo_task"),
    path("<uuid:case_id>/tasks/<uuid:task_id>/hand-on/", tasks.hand_on, name="hand_on_task"),
    path("<uuid:case_id>/tasks/<uuid:task_id>/drop/", tasks.drop, name="drop_task"),
    path("<uuid:case_id>/deadlines/", clocks.listing, name="clocks"),
    path("<uuid:case_id>/deadlines/<uuid:clock_id>/pause/", clocks.pause, name="pause_clock"),
    path("<uuid:case_id>/deadlines/<uuid:clock_id>/resume/", clocks.resume, name="resume_clock"),
    path("<uuid:case_id>/deadlines/climbs/<uuid:climb_id>/", clocks.see_to, name="see_to"),
    path("<uuid:case_id>/stage/", stages.stage, name="stage"),
    path("<uuid:case_id>/close/", stages.close, name="close"),
    path("<uuid:case_id>/reopen/", stages.reopen, name="reopen"),
]
