from django.urls import path

from ciranda.web.home import views

app_name = "home"
urlpatterns = [path("", views.start, name="start"), path("more/", views.more, name="more")]
