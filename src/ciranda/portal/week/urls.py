from django.urls import path

from ciranda.portal.week import views

app_name = "week"
urlpatterns = [path("", views.open_week, name="open")]
