from django.urls import path

from ciranda.web.transfers import views

app_name = "transfers"
urlpatterns = [
    path("", views.transfers, name="list"),
    path("offer/<uuid:case_id>/", views.offer, name="offer"),
    path("move/<uuid:move_id>/stay/", views.stay, name="stay"),
    path("<uuid:transfer_id>/", views.show, name="open"),
    path("<uuid:transfer_id>/accept/", views.accept, name="accept"),
    path("<uuid:transfer_id>/refuse/", views.refuse, name="refuse"),
    path("<uuid:transfer_id>/take-back/", views.take_back, name="take_back"),
    path("<uuid:transfer_id>/first-contact/", views.first_contact, name="first_contact"),
    path("<uuid:transfer_id>/complete/", views.complete, name="complete"),
    path("<uuid:transfer_id>/receipt/", views.receipt, name="receipt"),
]
