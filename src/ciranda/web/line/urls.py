from django.urls import path

from ciranda.web.line import notices, onward, reach, showing, support, views

app_name = "line"
urlpatterns = [
    path("families/<uuid:case_id>/line/", showing.line, name="open"),
    path("families/<uuid:case_id>/line/family/", views.family, name="family"),
    path(
        "families/<uuid:case_id>/line/suggested/<slug:kind>/", onward.suggestion, name="suggestion"
    ),
    path("families/<uuid:case_id>/line/add/", views.add, name="add"),
    path("families/<uuid:case_id>/line/support/", support.write, name="support"),
    path("families/<uuid:case_id>/line/support/<slug:cap>/", support.go_on, name="go_on"),
    path("families/<uuid:case_id>/line/<uuid:moment_id>/", views.change, name="change"),
    path("families/<uuid:case_id>/line/<uuid:moment_id>/held/", support.hold, name="hold"),
    path("lines/notice/", notices.notice, name="notice"),
    path("lines/file/", notices.notice_file, name="notice_file"),
    path("reports/reached/", reach.reached, name="reached"),
]
