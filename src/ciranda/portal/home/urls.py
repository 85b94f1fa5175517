from django.urls import path

from ciranda.portal.home import views

app_name = "home"
urlpatterns = [path("", views.open_page, name="open")]
