"""Addresses without a language: for machines, and those of the old site."""

from django.urls import path

from . import old_addresses, sitemaps, views

urlpatterns = [
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("wp-content/uploads/<path:path>", old_addresses.upload, name="old_upload"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        sitemaps.section,
        {"sitemaps": sitemaps.SECTIONS},
        name="sitemap_section",
    ),
]
