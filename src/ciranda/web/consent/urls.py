from django.urls import path

from ciranda.web.consent import bases, passed, sign_rate, standing, views

app_name = "consent"
urlpatterns = [
    path("families/<uuid:case_id>/consents/", views.consents, name="open"),
    path("families/<uuid:case_id>/consents/ask/", views.ask, name="ask"),
    path("families/<uuid:case_id>/consents/who-sees/", views.who_sees_what, name="who_sees"),
    path("families/<uuid:case_id>/who-signs/", standing.who_signs, name="who_signs"),
    path("families/<uuid:case_id>/who-signs/add/", standing.add, name="add_standing"),
    path("who-signs/<uuid:member_id>/", standing.change, name="change_standing"),
    path("who-signs/<uuid:member_id>/end/", standing.end, name="end_standing"),
    path("tasks/<uuid:task_id>/passed/", passed.what_passed, name="passed"),
    path("families/<uuid:case_id>/bases/", bases.bases, name="bases"),
    path("families/<uuid:case_id>/bases/add/", bases.add, name="add_basis"),
    path("bases/<uuid:basis_id>/review/", bases.review, name="review_basis"),
    path("bases/<uuid:basis_id>/decide/", bases.decide, name="decide_basis"),
    path("bases/<uuid:basis_id>/end/", bases.end, name="end_basis"),
    path("consents/<uuid:question_id>/sign/", views.sign, name="sign"),
    path("consents/<uuid:question_id>/withdraw/", views.withdraw, name="withdraw"),
    path("consents/<uuid:question_id>/paper/", views.paper, name="paper"),
    path("reports/sign-rate/", sign_rate.sign_rate, name="sign_rate"),
]
