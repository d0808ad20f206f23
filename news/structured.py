"""A post in the words of schema.org."""

from mmn.content.structured import said, work
from mmn.content.templatetags.entries import web_address

from .models import Post


def article(root, post, context):
    """News of our own; of what others wrote, who and where."""
    facts = work(root, post, context, "NewsArticle")
    facts |= said(articleSection=str(Post.Format(post.format).label))
    if post.format != Post.Format.CLIPPING:
        return facts
    original = said(
        type_="NewsArticle",
        headline=facts["headline"],
        url=web_address(post.source_url),
        publisher=said(type_="NewsMediaOrganization", name=post.outlet),
    )
    return facts | {"isBasedOn": original}
