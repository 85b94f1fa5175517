from django.urls import path

from ciranda.web.ordinary import views

app_name = "ordinary"
urlpatterns = [
    path("families/<uuid:case_id>/place/", views.show, name="open"),
    path("families/<uuid:case_id>/place/found/", views.record, name="record"),
    path("families/<uuid:case_id>/place/offer/", views.receive, name="receive"),
    path("offers/<uuid:offer_id>/answer/", views.answer, name="answer"),
    path("offers/<uuid:offer_id>/enrolled/", views.enrolled, name="enrolled"),
    path("offers/<uuid:offer_id>/lost/", views.lost, name="lost"),
]
