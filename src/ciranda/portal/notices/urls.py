from django.urls import path

from ciranda.portal.notices import views

app_name = "notices"
urlpatterns = [path("", views.open_page, name="open")]
