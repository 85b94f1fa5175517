from django.urls import path

from ciranda.web.services import coordination, counter

app_name = "services"
urlpatterns = [
    path("coordination/", coordination.coordination, name="coordination"),
    path("coordination/back/", coordination.take_back, name="take_back_coordination"),
    path("effort/", coordination.effort, name="effort"),
    path("counter/", counter.choose, name="counters"),
    path("counter/<slug:programme>/", counter.open_counter, name="counter"),
    path("counter/<slug:programme>/undo/", counter.undo, name="undo"),
    path("counter/<slug:programme>/figures/", counter.figures, name="figures"),
]
