from django.urls import path

from ciranda.web.signals import views

app_name = "signals"
urlpatterns = [
    path("", views.send, name="send"),
    path("paper/", views.paper, name="paper"),
    path("places/", views.places, name="places"),
    path("sent/<str:reference>/", views.sent, name="sent"),
    path("what-happened/", views.ask, name="ask"),
]
