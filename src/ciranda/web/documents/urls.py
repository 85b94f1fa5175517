from django.urls import path

from ciranda.web.documents import views

app_name = "documents"
urlpatterns = [
    path("families/<uuid:case_id>/documents/", views.documents, name="list"),
    path("families/<uuid:case_id>/documents/add/", views.add, name="add"),
    path("documents/<uuid:document_id>/", views.download, name="download"),
]
