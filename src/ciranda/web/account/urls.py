from django.urls import path

from ciranda.web.account import views

app_name = "account"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("account/", views.own, name="own"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
