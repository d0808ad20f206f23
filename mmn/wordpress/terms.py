"""Categories, tags and authors: found again or made."""

import re

from django.contrib.auth import get_user_model
from django.db.models import Q

from mmn.content.models import Category, Tag
from mmn.content.slugs import ascii_slug, free_slug

from .tree import parse


def take_categories(terms, made):
    """WordPress's categories by slug; each keeps its number, slug and name."""
    return {term.slug: _category(term, made) for term in terms}


def _category(term, made):
    number = term.number or None
    found = number and Category.objects.filter(legacy_id=number).first()
    if not found:
        found = Category.objects.filter(
            Q(slug=term.slug) | Q(name__iexact=term.name)
        ).first()
    if not found:
        made["categories"] += 1
        return Category.objects.create(
            name=term.name[:120],
            slug=ascii_slug(term.slug or term.name, "category"),
            description=parse(term.description).text,
            legacy_id=number,
            position=Category.objects.count(),
        )
    if found.legacy_id is None:
        found.legacy_id = number
        found.save(update_fields=["legacy_id"])
    return found


def take_tags(terms, made):
    """WordPress's tags by slug."""
    return {term.slug: _tag(term, made) for term in terms}


def _tag(term, made):
    found = Tag.objects.filter(Q(slug=term.slug) | Q(name__iexact=term.name)).first()
    if found is None:
        made["tags"] += 1
        slug = term.slug if re.fullmatch(r"[a-z0-9-]+", term.slug) else ""
        found = Tag.objects.create(
            name=term.name[:100], slug=slug[:100] or ascii_slug(term.name, "tag")
        )
    return found


def take_authors(authors, made):
    """Authors by login: existing users where the e-mail or the name is theirs.

    The others become accounts that nobody can log in to.
    """
    return {author.login: _author(author, made) for author in authors}


def _author(author, made):
    users = get_user_model().objects
    found = author.email and users.filter(email__iexact=author.email).first()
    found = found or users.filter(username__iexact=author.login).first()
    if found:
        return found
    made["authors (inactive accounts)"] += 1
    names = set(users.values_list("username", flat=True))
    user = users.model(
        username=free_slug(author.login[:140] or "author", names),
        email=author.email,
        first_name=(author.first_name or author.display_name)[:150],
        last_name=author.last_name[:150],
        is_active=False,
        is_staff=False,
    )
    user.set_unusable_password()
    user.save()
    return user
