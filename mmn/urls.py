"""Every address of the site. What stands outside the prefixes is for machines, files
and staff; all else exists under each language's prefix, English under none."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from mmn.desk.sharing.pages import shared
from mmn.desk.shortcut import view_on_site

urlpatterns = [
    path("admin/pictures/", include("mmn.media.editor_urls")),
    path(
        "admin/r/<path:content_type_id>/<path:object_id>/",
        admin.site.admin_view(view_on_site),
    ),
    path("admin/desk/", include("mmn.desk.urls")),
    path("admin/language/", set_language, name="admin_language"),
    path("admin/", admin.site.urls),
    path("", include("mmn.media.urls")),
    path("", include("mmn.portal.machine_urls")),
    *i18n_patterns(
        path("shared/<str:token>/", shared, name="shared"),
        path("news/", include("news.urls")),
        path("events/", include("events.urls")),
        path("publications/", include("publications.urls")),
        path("vacancies/", include("vacancies.urls")),
        path("search/", include("mmn.search.urls")),
        path("", include("mmn.media.reading_urls")),
        path("", include("mmn.portal.urls")),
        path("", include("mmn.content.urls")),
        prefix_default_language=False,
    ),
]

handler404 = "mmn.portal.views.not_found"
