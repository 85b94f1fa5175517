from django.urls import path

from ciranda.web.plans import agreed, agreeing, comparing, doing, goals, reviewing, views, writing

app_name = "plans"
urlpatterns = [
    path("asked/", doing.asked, name="asked"),
    path("asked/<uuid:dossier_id>/", doing.ended, name="ended"),
    path("for/<uuid:case_id>/", views.start, name="start"),
    path("actions/<uuid:action_id>/", doing.show, name="action"),
    path("actions/<uuid:action_id>/report/", doing.report, name="report"),
    path("actions/<uuid:action_id>/answer/", doing.answer, name="answer"),
    path("actions/<uuid:action_id>/ask/", doing.ask, name="ask"),
    path("actions/<uuid:action_id>/received/", doing.received, name="received"),
    path("<uuid:plan_id>/", views.show, name="open"),
    path("<uuid:plan_id>/versions/<int:number>/", views.version, name="version"),
    path("<uuid:plan_id>/who-does-what/", views.who_does_what, name="who_does_what"),
    path("<uuid:plan_id>/paper/<str:kind>/<str:language>/", views.paper, name="paper"),
    path("<uuid:plan_id>/compare/", comparing.compare, name="compare"),
    path("<uuid:plan_id>/revise/", agreeing.revise, name="revise"),
    path("<uuid:plan_id>/propose/", agreeing.propose, name="propose"),
    path("<uuid:plan_id>/take-back/", agreeing.take_back, name="take_back"),
    path("<uuid:plan_id>/sign/", agreeing.signing, name="signing"),
    path("<uuid:plan_id>/sign/<str:line>/<uuid:person_id>/", agreeing.sign, name="sign"),
    path("<uuid:plan_id>/sign/<str:line>/", agreeing.sign_as_worker, name="sign_as_worker"),
    path("<uuid:plan_id>/review/", reviewing.review, name="review"),
    path("<uuid:plan_id>/score/<uuid:review_id>/", reviewing.score, name="score"),
    path("<uuid:plan_id>/words/<str:section>/", writing.say, name="say"),
    path("<uuid:plan_id>/reword/<uuid:words_id>/", writing.reword, name="reword"),
    path("<uuid:plan_id>/take-out/<uuid:words_id>/", writing.take_out, name="take_out"),
    path("<uuid:plan_id>/goals/add/", goals.add_goal, name="add_goal"),
    path("<uuid:plan_id>/goals/rank/", goals.rank, name="rank"),
    path("<uuid:plan_id>/goals/<uuid:goal_id>/", goals.change_goal, name="change_goal"),
    path("<uuid:plan_id>/goals/<uuid:goal_id>/scale/", goals.scale, name="scale"),
    path("<uuid:plan_id>/goals/<uuid:goal_id>/remove/", goals.remove_goal, name="remove_goal"),
    path("<uuid:plan_id>/restore/<str:kind>/<uuid:thing_id>/", writing.restore, name="restore"),
    path("<uuid:plan_id>/actions/add/", agreed.add_action, name="add_action"),
    path("<uuid:plan_id>/actions/<uuid:action_id>/", agreed.change_action, name="change_action"),
    path(
        "<uuid:plan_id>/actions/<uuid:action_id>/remove/",
        agreed.remove_action,
        name="remove_action",
    ),
]
