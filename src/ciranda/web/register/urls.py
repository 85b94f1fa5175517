from django.urls import path

from ciranda.web.register import views

app_name = "register"
urlpatterns = [path("", views.look, name="look")]
