"""Addresses of the desk below /admin/, each feature its own; all ask who is there."""

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("copies/", include("mmn.desk.copies.urls")),
    path("find/", include("mmn.desk.finding.urls")),
    path("library/", include("mmn.desk.library.urls")),
    path("help/", include("mmn.desk.help.urls")),
    path("pasting/", include("mmn.desk.pasting.urls")),
    path("people/", include("mmn.desk.merging.urls")),
    path("review/", include("mmn.desk.review.urls")),
    path("sharing/", include("mmn.desk.sharing.urls")),
    path("translations/", include("mmn.desk.translating.urls")),
    path("uploads/", include("mmn.desk.uploading.urls")),
    path("versions/", include("mmn.desk.versions.urls")),
]
