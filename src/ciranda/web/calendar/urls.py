from django.urls import path

from ciranda.web.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.show, name="open"),
    path("busy/", views.take, name="take"),
    path("book/", views.book_time, name="book"),
    path("away/", views.away, name="away"),
    path("<uuid:taken_id>/free/", views.free, name="free"),
]
