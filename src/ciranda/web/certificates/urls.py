"""Addresses of certificates and of the agreements behind them."""

from django.urls import path

from ciranda.web.certificates import views

app_name = "certificates"
urlpatterns = [
    path("of/<uuid:case_id>/", views.list_certificates, name="list"),
    path("of/<uuid:case_id>/issue/", views.issue, name="issue"),
    path("<uuid:certificate_id>/", views.paper, name="paper"),
    path("agreements/", views.agreements, name="agreements"),
    path("agreements/new/", views.agree, name="agree"),
    path("agreements/<uuid:delegation_id>/end/", views.end, name="end"),
]
