from django.urls import path

from ciranda.web.assessments import views

app_name = "assessments"
urlpatterns = [
    path("case/<uuid:case_id>/", views.eligibility, name="eligibility"),
    path("case/<uuid:case_id>/<uuid:factor_id>/aside/", views.aside, name="aside"),
    path(
        "referral/<uuid:referral_id>/",
        views.eligibility_of_referral,
        name="eligibility_of_referral",
    ),
    path(
        "referral/<uuid:referral_id>/<uuid:factor_id>/aside/",
        views.aside_of_referral,
        name="aside_of_referral",
    ),
    path("case/<uuid:case_id>/forms/", views.form_list, name="list"),
    path("case/<uuid:case_id>/forms/begin/", views.begin, name="begin"),
    path("forms/<uuid:assessment_id>/", views.answer, name="answer"),
]
