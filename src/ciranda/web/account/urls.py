from django.urls import path

from ciranda.web.account import browsers, factors, outside, steps, views

app_name = "account"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/second-step/", steps.second_step, name="second_step"),
    path("sign-in/with/<slug:slug>/", outside.leave, name="with"),
    path("sign-in/back/", outside.back, name="back"),
    path("account/", views.own, name="own"),
    path("account/confirm/", steps.confirm, name="confirm"),
    path("account/second-step/", factors.steps, name="steps"),
    path("account/second-step/app/", factors.add_app, name="add_app"),
    path("account/second-step/passkey/", factors.add_passkey, name="add_passkey"),
    path("account/second-step/spare-codes/", factors.spare_codes, name="spare_codes"),
    path("account/second-step/<uuid:factor_id>/remove/", factors.remove, name="remove_step"),
    path("account/browsers/", browsers.browsers, name="browsers"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
