from django.urls import path

from ciranda.web.budgets import views

app_name = "budgets"
urlpatterns = [path("", views.open_budgets, name="open")]
