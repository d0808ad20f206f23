"""What pages tell machines in the words of schema.org, as plain dicts for JSON-LD.

The pieces that every kind uses stand here; what an entry is (a job, an event ...) each
kind says beside its own model. ``root`` is scheme and host, without a slash at the end.
"""

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mmn.media.cards import HEIGHT, WIDTH

from .moments import last_changed
from .templatetags.entries import web_address

NAME = "Mekong Migration Network"
LONGEST_HEADLINE = 110


def root_of(request):
    """Scheme and host, for addresses that must be whole."""
    return f"{request.scheme}://{request.get_host()}"


def said(**facts):
    """``facts`` without those that are not known; a trailing "_" of a name is cut:
    ``type_`` is "@type", ``id_`` is "@id"."""
    names = {"type_": "@type", "id_": "@id"}
    return {names.get(k, k): v for k, v in facts.items() if v not in (None, "", [], {})}


def network(root):
    """The organisation behind the site, in a word: the home page describes it."""
    return {
        **said(type_="NGO", id_=f"{root}/#network"),
        "name": NAME,
        "url": f"{root}/",
    }


def network_described(root):
    return network(root) | said(
        alternateName="MMN",
        logo=root + static("img/mark.svg"),
        email="info@mekongmigration.org",
        foundingDate="2003",
        areaServed="Greater Mekong Subregion",
    )


def website(root, address, search, language):
    """The site as the home page tells of it, with its search."""
    return said(
        type_="WebSite",
        name=_("Mekong Migration Network"),
        url=root + address,
        inLanguage=tag_of(language),
        publisher={"@id": f"{root}/#network"},
        potentialAction={
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{root}{search}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    )


def home():
    """Where every way begins, as (name, path)."""
    return _("Mekong Migration Network"), reverse("portal:home")


def trail(root, steps):
    """A BreadcrumbList of (name, path)."""
    items = [
        {"@type": "ListItem", "position": n, "name": str(name), "item": root + path}
        for n, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def organisation(named):
    """One of the organisations that editors know."""
    return said(type_="Organization", name=named.name, url=web_address(named.website))


def work(root, entry, context, type_):
    """What is known of every text: its words, dates, languages, picture, maker."""
    return about(root, entry, context, type_) | said(
        headline=shortened(entry.title),
        datePublished=moment(entry.published_at),
        dateModified=moment(last_changed(entry)),
        inLanguage=tag_of(entry.language),
        author=network(root),
        publisher={"@id": f"{root}/#network"},
        mainEntityOfPage={"@id": root + context["address"]},
        keywords=[tag.name for tag in context["tags"]],
        translationOfWork=[
            {"@id": root + text.get_absolute_url()}
            for text in context["translations"]
            if text.pk == entry.translation_of_id
        ],
        workTranslation=[
            {"@id": root + text.get_absolute_url()}
            for text in context["translations"]
            if text.translation_of_id == entry.pk
        ],
        encoding=[media(root, file) for file in context["documents"]],
    )


def shortened(title):
    if len(title) <= LONGEST_HEADLINE:
        return title
    return title[: LONGEST_HEADLINE - 1] + "…"


def about(root, entry, context, type_):
    """What is known of every entry, whatever it is."""
    address = root + context["address"]
    return said(
        type_=type_,
        id_=address,
        url=address,
        name=entry.title,
        description=entry.teaser,
        image=picture(root, context["card_image"]),
    )


def picture(root, card_image):
    if not card_image:
        return None
    return said(
        type_="ImageObject",
        url=root + card_image["address"],
        width=WIDTH,
        height=HEIGHT,
        caption=card_image["alt"],
    )


def media(root, file):
    """One PDF, in its language."""
    return said(
        type_="MediaObject",
        name=str(file),
        contentUrl=root + file.get_absolute_url(),
        encodingFormat="application/pdf",
        inLanguage=tag_of(file.language),
        contentSize=f"{file.size} B" if file.size else "",
    )


def moment(value):
    """A moment as the office's clock shows it, with its offset."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def tag_of(language):
    """The language as the web writes it: zh-Hans."""
    return language.replace("hans", "Hans")
