from django.urls import path

from . import citing, feeds, views

BIBTEX = (citing.bibtex, "application/x-bibtex", "bib")
RIS = (citing.ris, "application/x-research-info-systems", "ris")

app_name = "publications"
urlpatterns = [
    path("", views.PublicationList.as_view(), name="list"),
    path("feed/", feeds.PublicationFeed(), name="feed"),
    path("feed/atom/", feeds.AtomPublicationFeed(), name="atom"),
    path(
        "<slug:slug>/cite.bib",
        views.CitationFile.as_view(form=BIBTEX),
        name="bibtex",
    ),
    path("<slug:slug>/cite.ris", views.CitationFile.as_view(form=RIS), name="ris"),
    path("browse/", views.PublicationShelves.as_view(), name="browse"),
    path("browse/<slug:by>/", views.PublicationShelves.as_view(), name="browse_by"),
    path("<slug:slug>/", views.PublicationDetail.as_view(), name="detail"),
]
