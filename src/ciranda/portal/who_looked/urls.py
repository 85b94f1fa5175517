from django.urls import path

from ciranda.portal.who_looked import views

app_name = "who_looked"
urlpatterns = [path("", views.open_page, name="open")]
