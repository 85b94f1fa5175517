from django.urls import path

from ciranda.web.services import counter

app_name = "services"
urlpatterns = [
    path("counter/", counter.choose, name="counters"),
    path("counter/<slug:programme>/", counter.open_counter, name="counter"),
    path("counter/<slug:programme>/undo/", counter.undo, name="undo"),
    path("counter/<slug:programme>/figures/", counter.figures, name="figures"),
]
