from django.urls import path

from ciranda.web.endings import views

app_name = "endings"
urlpatterns = [path("", views.show, name="open")]
