"""Builds small WordPress exports, in the form WordPress 6 writes them."""

from html import escape

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old site</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>http://www.old.example</wp:base_site_url>
<wp:base_blog_url>http://www.old.example</wp:base_blog_url>
"""
CATEGORIES = {"activities": (12, "Our Activities"), "statements": (14, "Statements")}
TAGS = {"rice": (60, "Rice"), "burma-myanmar": (61, "Burma/Myanmar")}


def cdata(text):
    return f"<![CDATA[{text}]]>"


def export(*items, authors=(("mmn_admin", "info@old.example"),)):
    """The text of an export with these items."""
    return "".join(
        [HEAD, *map(_author, authors), *_terms(), *items, "</channel></rss>"]
    )


def _author(author):
    login, email = author
    return (
        f"<wp:author><wp:author_login>{login}</wp:author_login>"
        f"<wp:author_email>{email}</wp:author_email>"
        f"<wp:author_display_name>Somebody</wp:author_display_name></wp:author>"
    )


def _terms():
    for slug, (number, name) in CATEGORIES.items():
        yield (
            f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{slug}"
            f"</wp:category_nicename><wp:cat_name>{cdata(name)}</wp:cat_name>"
            "</wp:category>"
        )
    for slug, (number, name) in TAGS.items():
        yield (
            f"<wp:tag><wp:term_id>{number}</wp:term_id><wp:tag_slug>{slug}</wp:tag_slug>"
            f"<wp:tag_name>{cdata(name)}</wp:tag_name></wp:tag>"
        )


def post(number=100, title="News from the river", content="", **given):
    """One item; ``given`` are its fields in WordPress's words."""
    meta = given.pop("meta", {})
    terms = "".join(
        f'<category domain="{domain}" nicename="{slug}">{cdata(slug)}</category>'
        for domain, key in (("category", "categories"), ("post_tag", "tags"))
        for slug in given.pop(key, ())
    )
    comments = "<wp:comment></wp:comment>" * given.pop("comments", 0)
    excerpt = given.pop("excerpt", "")
    fields = {
        "post_id": number,
        "post_date": "2019-05-04 17:00:00",
        "post_date_gmt": "2019-05-04 10:00:00",
        "post_name": "",
        "status": "publish",
        "post_parent": 0,
        "menu_order": 0,
        "post_type": "post",
        "post_password": "",
        "is_sticky": 0,
        **given,
    }
    creator = fields.pop("creator", "mmn_admin")
    return (
        f"<item><title>{cdata(title)}</title>"
        f"<link>http://www.old.example/?p={number}</link>"
        f"<dc:creator>{creator}</dc:creator>"
        f"<content:encoded>{cdata(content)}</content:encoded>"
        f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>"
        + "".join(f"<wp:{k}>{escape(str(v))}</wp:{k}>" for k, v in fields.items())
        + terms
        + comments
        + "".join(
            f"<wp:postmeta><wp:meta_key>{k}</wp:meta_key>"
            f"<wp:meta_value>{cdata(v)}</wp:meta_value></wp:postmeta>"
            for k, v in meta.items()
        )
        + "</item>"
    )


def page(number=13, title="About us", content="", **given):
    return post(number, title, content, post_type="page", **given)


def attachment(number, path, parent=100, **given):
    """The record of an uploaded file at ``path`` below wp-content/uploads."""
    meta = {"_wp_attached_file": path, **given.pop("meta", {})}
    return post(
        number,
        given.pop("title", path.rpartition("/")[2].rpartition(".")[0]),
        post_type="attachment",
        status="inherit",
        post_parent=parent,
        attachment_url=f"http://www.old.example/wp-content/uploads/{path}",
        meta=meta,
        **given,
    )


def menu_entry(number, order, target, kind="page"):
    return post(
        number,
        "",
        post_type="nav_menu_item",
        menu_order=order,
        meta={"_menu_item_object": kind, "_menu_item_object_id": str(target)},
    )
