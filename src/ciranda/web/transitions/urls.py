from django.urls import path

from ciranda.web.transitions import views

app_name = "transitions"
urlpatterns = [
    path("<uuid:case_id>/", views.show, name="open"),
    path("<uuid:case_id>/prepare/", views.prepare, name="prepare"),
    path("<uuid:case_id>/agree/", views.agree, name="agree"),
    path("<uuid:case_id>/topics/", views.topics, name="topics"),
    path("<uuid:case_id>/go-along/", views.go_along, name="go_along"),
    path("<uuid:case_id>/sheet/", views.sheet, name="sheet"),
    path("<uuid:case_id>/send/", views.send, name="send"),
    path("<uuid:case_id>/receipt/", views.receipt, name="receipt"),
    path("<uuid:case_id>/decline/", views.decline, name="decline"),
]
