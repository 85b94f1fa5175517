from django.urls import path

from ciranda.web.circle import joining, views

app_name = "circle"
urlpatterns = [
    path("<uuid:case_id>/circle/", views.open_circle, name="open"),
    path("<uuid:case_id>/case-manager/", views.allocate, name="allocate"),
    path("<uuid:case_id>/circle/add/worker/", joining.join_worker, name="join_worker"),
    path("<uuid:case_id>/circle/add/service/", joining.join_service, name="join_service"),
    path("<uuid:case_id>/circle/add/person/", joining.join_person, name="join_person"),
    path("<uuid:case_id>/circle/<uuid:member_id>/leave/", views.leave, name="leave"),
    path("<uuid:case_id>/circle/trust/", views.trust, name="trust"),
    path("<uuid:case_id>/cover/", views.cover, name="cover"),
    path("<uuid:case_id>/cover/<uuid:cover_id>/end/", views.end_cover, name="end_cover"),
]
