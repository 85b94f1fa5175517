from django.urls import path

from ciranda.web.guests import views

app_name = "guests"
urlpatterns = [path("<str:secret>/", views.open_page, name="open")]
