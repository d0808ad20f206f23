"""Each public view says what its pages are made from, or is known not to be kept."""

from django.urls import URLPattern, get_resolver

from mmn.content.cacheable import cacheable_of

# Files, secrets, redirects, and what must be asked anew each time.
NEVER = {
    "shared",
    "media:card",
    "media:image",
    "media:earlier",
    "media:document",
    "favicon",
    "health",
    "old_upload",
}


def public_views(resolver, space=""):
    for pattern in resolver.url_patterns:
        name = getattr(pattern, "namespace", None) or getattr(pattern, "name", None)
        if isinstance(pattern, URLPattern):
            yield f"{space}{name}", pattern.callback
        elif not str(pattern.pattern).startswith("admin/"):
            inner = f"{space}{name}:" if name else space
            yield from public_views(pattern, inner)


def test_every_public_page_is_kept_unless_it_must_not_be():
    views = {
        name: view
        for name, view in public_views(get_resolver())
        if "admin" not in f"{name}{view.__module__}"
        and not view.__module__.startswith("mmn.desk.shortcut")
    }
    undeclared = {name for name, view in views.items() if cacheable_of(view) is None}
    assert undeclared == NEVER
