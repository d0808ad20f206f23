"""Addresses of the desk below /admin/, each feature its own; all ask who is there."""

app_name = "desk"
urlpatterns = []
