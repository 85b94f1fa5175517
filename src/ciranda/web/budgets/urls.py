from django.urls import path

from ciranda.web.budgets import one, views

app_name = "budgets"
urlpatterns = [
    path("", views.open_budgets, name="open"),
    path("teams/<uuid:team_id>/new/", views.new, name="new"),
    path("teams/<uuid:team_id>/cost/", views.cost, name="cost"),
    path("<uuid:budget_id>/", one.open_budget, name="budget"),
    path("<uuid:budget_id>/use/", one.draw, name="draw"),
    path("<uuid:budget_id>/move/", one.ask_to_move, name="ask_to_move"),
    path("moves/<uuid:move_id>/", one.open_move, name="move"),
    path("moves/<uuid:move_id>/approval/", one.approve, name="approve"),
    path("moves/<uuid:move_id>/carry-out/", one.carry_out, name="carry_out"),
]
