from django.urls import path

from ciranda.web.access import adoption, archive, bars, emergency, searches, views

app_name = "access"
urlpatterns = [
    path("families/<uuid:case_id>/why/", views.why, name="why"),
    path("families/<uuid:case_id>/who-can-see/", views.holders, name="holders"),
    path("families/<uuid:case_id>/who-looked/", views.looked_at, name="looked"),
    path("families/<uuid:case_id>/who-looked/withheld/", views.withheld, name="withheld"),
    path("families/<uuid:case_id>/bars/", bars.list_bars, name="bars"),
    path("families/<uuid:case_id>/bars/add/", bars.add, name="add_bar"),
    path("families/<uuid:case_id>/bars/<uuid:bar_id>/end/", bars.end, name="end_bar"),
    path("families/<uuid:case_id>/my-family/", bars.tie, name="tie"),
    path("archive/", archive.listing, name="archive"),
    path("archive/<uuid:case_id>/", archive.show, name="archived"),
    path("archive/<uuid:case_id>/hold/", archive.hold, name="hold"),
    path("archive/<uuid:case_id>/lift/", archive.lift, name="lift_hold"),
    path("archive/<uuid:case_id>/adoption/", adoption.adoption, name="adoption"),
    path("archive/<uuid:case_id>/adoption/open/", adoption.unseal, name="unseal"),
    path("searches/", searches.listing, name="searches"),
    path("searches/<int:flag_id>/", searches.one, name="search"),
    path("emergency/", emergency.open_case, name="emergency"),
    path("emergency/reviews/", emergency.reviews, name="reviews"),
    path("emergency/reviews/<uuid:opening_id>/", emergency.review, name="review"),
]
