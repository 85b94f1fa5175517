from django.urls import path

from ciranda.portal.plan import views

app_name = "plan"
urlpatterns = [path("", views.open_page, name="open")]
