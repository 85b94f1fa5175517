from django.urls import path

from ciranda.web.series import views

app_name = "series"
urlpatterns = [path("reports/series/", views.open_series, name="open")]
