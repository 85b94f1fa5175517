from django.urls import path

from ciranda.portal.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.documents, name="list"),
    path("<uuid:document_id>/", views.download, name="download"),
]
