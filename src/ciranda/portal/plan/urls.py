from django.urls import path

from ciranda.portal.plan import views

app_name = "plan"
urlpatterns = [
    path("", views.open_page, name="open"),
    path("<uuid:plan_id>/paper/<str:kind>/<str:language>/", views.paper, name="paper"),
    path("<uuid:plan_id>/answer/", views.answer, name="answer"),
    path("<uuid:plan_id>/goals/", views.add_goal, name="add_goal"),
    path("<uuid:plan_id>/goals/<uuid:goal_id>/", views.move_goal, name="move_goal"),
]
