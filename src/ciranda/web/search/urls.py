from django.urls import path

from ciranda.web.search import views

app_name = "search"
urlpatterns = [path("", views.search, name="open")]
