from django.urls import path

from ciranda.web.telling import story, talks

app_name = "telling"
urlpatterns = [
    path("told/", story.told, name="told"),
    path("families/<uuid:case_id>/story/", story.show, name="story"),
    path("families/<uuid:case_id>/story/<slug:key>/", story.write, name="write"),
    path("story/<uuid:part_id>/release/", story.release, name="release"),
    path("story/<uuid:case_id>/<uuid:release_id>/take-back/", story.take_back, name="take_back"),
    path("families/<uuid:case_id>/talks/", talks.show, name="talks"),
    path("families/<uuid:case_id>/steps/", talks.steps, name="steps"),
]
