"""The staff's and the public's pages: one folder a task. Areas add their line in their order."""

from django.urls import include, path

app_name = "web"
urlpatterns = [
    path("", include("ciranda.web.home.urls")),
    path("", include("ciranda.web.account.urls")),
    path("referrals/", include("ciranda.web.referrals.urls")),
    path("eligibility/", include("ciranda.web.assessments.urls")),
    path("worried/", include("ciranda.web.signals.urls")),
    path("day/", include("ciranda.web.day.urls")),
    path("search/", include("ciranda.web.search.urls")),
    path("people/", include("ciranda.web.people.urls")),
    path("families/", include("ciranda.web.cases.urls")),
    path("", include("ciranda.web.line.urls")),
    path("places/", include("ciranda.web.risks.urls")),
    path("plans/", include("ciranda.web.plans.urls")),
    path("families/", include("ciranda.web.circle.urls")),
    path("families/<uuid:case_id>/meetings/", include("ciranda.web.meetings.urls")),
    path("", include("ciranda.web.access.urls")),
    path("invited/", include("ciranda.web.guests.urls")),
    path("signing-in/", include("ciranda.web.signing_in.urls")),
    path("team/", include("ciranda.web.team.urls")),
    path("missed/", include("ciranda.web.missed.urls")),
    path("budgets/", include("ciranda.web.budgets.urls")),
    path("register/", include("ciranda.web.register.urls")),
    path("groups/", include("ciranda.web.groups.urls")),
    path("services/", include("ciranda.web.services.urls")),
    path("requests/", include("ciranda.web.requests.urls")),
    path("sent-on/", include("ciranda.web.requests.figures_urls")),
    path("transfers/", include("ciranda.web.transfers.urls")),
    path("next/", include("ciranda.web.transitions.urls")),
    path("", include("ciranda.web.consent.urls")),
    path("reports/", include("ciranda.web.reports.urls")),
    path("", include("ciranda.web.documents.urls")),
    path("acting-for/", include("ciranda.web.acting.urls")),
    path("design/", include("ciranda.web.design.urls")),
]
