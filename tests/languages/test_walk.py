"""From the home page of each language to every page that it leads to."""

import re
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern
from django.utils import timezone, translation

from events.models import (
    Event,
    Organiser,
    Panel,
    PanelSeat,
    Participant,
    Recommendation,
)
from mmn.content.languages import INTERFACE
from mmn.content.models import Category, Entry, Organisation
from mmn.content.models import Page as StandingPage
from mmn.desk.models import ShareLink
from mmn.desk.sharing.links import token_of
from mmn.media.models import Document, PdfText, Photo, StoredFile
from news.models import Post, PressContact, Signatory
from publications.models import PolicyBrief, Publication
from vacancies.models import DeadlineExtension, Vacancy

from .catalogues import entries, read
from .reading import Page

pytestmark = pytest.mark.django_db

# Written alike in every language.
NAMES = {"RSS", "Atom", "PDF", "MMN", "UTC", "kB", "MB", "Zawgyi", "Unicode", "Cookie"}
NAMES |= {"Facebook", "LINE", "Viber", "Telegram", "WhatsApp", "BibTeX", "RIS"}
ALSO = ["/search/?q=188", "/search/?q=987+654", "/nowhere/", "/news/?type=news"]
ALSO += ["/publications/browse/"]
ANSWERS = {"/nowhere/": 404, "/shared/1/": 404}
# Addresses for programs.
NO_PAGE = re.compile(r".*\.\w+|.*feed/|.*atom/")


@pytest.fixture
def site(make, jpeg, pdf):
    """Every kind with all its parts. What has no language of its own (tags, cities) is
    written in figures, so that any letter that is not marked stands out."""
    category = Category.objects.create(name="Activities", slug="activities")
    of_all = {"categories": [category], "tags": ["188"], "body": "<p>Text</p>"}
    posts(make, jpeg, pdf, of_all)
    event(make, of_all)
    publication(make, pdf, of_all)
    make(Vacancy, title="Open job", apply_email="job@example.org", **of_all)
    make(
        Vacancy, title="Closed", deadline=date(2020, 1, 31), location="Yangon", **of_all
    )
    vacancy = make(
        Vacancy, title="Extended", starts_on=date(2030, 1, 1), hours="Five days"
    )
    DeadlineExtension.objects.create(vacancy=vacancy, former_deadline=date(2021, 1, 1))
    draft = make(Post, title="Draft", status="draft", published_at=None)
    end = timezone.now() + timedelta(days=7)
    entry = Entry.objects.get(pk=draft.pk)
    link = ShareLink.objects.create(entry=entry, expires_at=end)
    above = make(StandingPage, title="Who we are", in_menu=True)
    make(StandingPage, title="Members", parent=above)
    return ["/shared/1/", f"/shared/{token_of(link)}/"]


def posts(make, jpeg, pdf, of_all):
    for form in Post.Format:
        post = make(Post, title=form.label, format=form, **of_all)
    post.outlet, post.source_url = "The Paper", "https://example.org/"
    post.addressee = "ASEAN"
    post.save()
    thai = make(Post, title="ข่าว", language="th", translation_of=post)
    assert thai.slug == post.slug
    Signatory.objects.create(post=post, organisation="Union", country="TH")
    PressContact.objects.create(post=post, name="Reiko", languages_spoken="English")
    Photo.objects.create(entry=post, image=jpeg(), caption="A boat", alt="A boat")
    document = Document.objects.create(
        entry=post, file=pdf(pages=2), title="The statement"
    )
    file = StoredFile.objects.get(name=document.file.name)
    PdfText.objects.create(file=file, text="188\f987 654", state="part")


def event(make, of_all):
    place = {
        "city": "1",
        "country": "TH",
        "venue": "Hall",
        "online_url": "https://a.example/",
    }
    numbers = {"attendance": 40, "attendance_qualifier": "over"}
    last = {"ends_at": timedelta(days=5), "rsvp_url": "https://a.example/rsvp"}
    one = make(Event, title="Dialogue", **place, **numbers, **last, **of_all)
    make(Event, title="Past", starts_at=timedelta(days=-9), part_of=one, **of_all)
    union = Organisation.objects.create(name="Union", country="TH")
    Organiser.objects.create(event=one, organisation=union)
    speaker = Participant.objects.create(event=one, name="Reiko", country="JP")
    Participant.objects.create(event=one, name="Somchai", role="trainer")
    panel = Panel.objects.create(event=one, title="Rights", starts_at=one.starts_at)
    PanelSeat.objects.create(panel=panel, participant=speaker, role="chair")
    Recommendation.objects.create(event=one, number=1, text="Ratify", addressee="ASEAN")


def publication(make, pdf, of_all):
    one = make(
        Publication, title="Jobs", published_in=date(2019, 9, 1), authors="A", **of_all
    )
    for number, language in enumerate(("en", "th", "shn")):
        file = ContentFile(pdf(note=str(number)).read(), f"{number}.pdf")
        PolicyBrief.objects.create(publication=one, language=language, file=file)


@pytest.fixture
def walk(client, site):
    """``walk("th")``: address -> (response, page) of all to which its home leads."""

    def walked(code):
        prefix = "" if code == "en" else f"/{code}"
        waiting = [prefix + path for path in ("/", *ALSO, *site)]
        seen = {}
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            response = client.get(address)
            if response.headers["Content-Type"].startswith("text/html"):
                seen[address] = response, Page(response.text)
                waiting += [to for to in seen[address][1].links if belongs(to, code)]
        return seen

    return walked


def belongs(link, code):
    """Whether a link leads to a page of the site under a language's prefix."""
    first = link.split("/")[1] if link.startswith("/") else None
    if first is None or "?" in link or first in {"media", "files", "admin", "static"}:
        return False
    return first == code if code != "en" else first not in INTERFACE


@pytest.mark.parametrize("code", INTERFACE)
def test_every_page_answers_in_the_language_of_its_address(walk, code):
    seen = walk(code)

    assert len(seen) > 24
    for address, (response, page) in seen.items():
        path = address.removeprefix(f"/{code}")
        assert response.status_code == ANSWERS.get(path, 200), address
        assert page.language == code, address
        assert code in response.headers["Content-Language"].split(", "), address
        left = {text for language, text in page.texts if language == code}
        assert not {text for text in left if is_english(text, code)}, address
    if code != "en":  # whose pages are among the addresses that have no language
        with translation.override(code):
            visited = {resolve(path_of(address)).view_name for address in seen}
        assert visited >= set(pages_below_prefixes())


def pages_below_prefixes():
    """The names of all addresses that exist in each language and are pages."""
    return names(
        one
        for one in get_resolver().url_patterns
        if isinstance(one.pattern, LocalePrefixPattern)
    )


def names(patterns, space=""):
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{one.namespace}:" if one.namespace else ""
            yield from names(one.url_patterns, space + inner)
        elif not NO_PAGE.fullmatch(str(one.pattern)):
            yield space + one.name


def is_english(text, code):
    """Whether a text is English: one of our messages, or where the language has other
    letters, any English word that is no name."""
    if code in {"en", "vi"}:
        return text in english_of(code)
    text = re.sub(r"\S+@\S+|https?:\S*|[\w./-]*/[\w./-]*|\S+\.pdf", "", text)
    return bool(set(re.findall(r"[A-Za-z]{2,}", text)) - NAMES)


def english_of(code):
    """Our messages in English that are something else in the language."""
    if code == "en":
        return set()
    both = (
        (key[0] if isinstance(key, tuple) else key, said)
        for key, said in entries(read("public", code))
    )
    return {key for key, said in both if key != said}


def test_pages_name_each_other_as_the_same_in_other_languages(client, walk):
    lists = walk("en")["/news/"][1].alternates
    seen = {address: page for address, (_response, page) in walk("en").items()}

    assert len(lists) == len(INTERFACE) + 1  # and x-default
    for address, page in seen.items():
        for code, other in page.alternates.items():
            same = Page(client.get(path_of(other)).text)
            assert same.alternates == page.alternates, f"{address} and {other}"
            assert code in {"x-default", same.language}


def path_of(address):
    return unquote(urlsplit(address).path)
