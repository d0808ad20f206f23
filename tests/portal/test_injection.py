"""What is typed or written past the forms is shown as words: no markup, no script."""

import pytest

from events.models import Event, Organiser, Panel, PanelSeat, Participant
from events.models import Recommendation as Demand
from mmn.content.models import Category, Organisation, Page
from mmn.media.models import Document, Photo
from news.models import Post, PressContact, Signatory
from publications.models import PolicyBrief, Publication
from vacancies.models import DeadlineExtension, Vacancy

TAG = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>{{ 7|add:7 }}"
SCRIPT = ["javascript:alert(1)", "JAVA\tscript:alert(1)", "data:text/html,x", "//evil"]


def words(row, *leave):
    """Hostile words for every free text column of a model, as long as they may be."""
    fields = {}
    for field in row._meta.concrete_fields:
        free = field.get_internal_type() in ("CharField", "TextField")
        if free and not field.choices and field.editable and not field.primary_key:
            fields[field.name] = TAG[: field.max_length or 500]
    return {k: v for k, v in fields.items() if k not in (*leave, "key", "kind")}


@pytest.fixture
def hostile(make, jpeg, pdf):
    """One of each kind with hostile words wherever words can be written."""
    category = Category.objects.create(name=TAG[:120], slug="a", description=TAG)
    organisation = Organisation.objects.create(**words(Organisation))
    entries = [
        make(model, **words(model), slug="a", categories=[category], tags=[TAG[:90]])
        for model in (Post, Event, Publication, Vacancy)
    ]
    post, event, publication, vacancy = entries
    PressContact.objects.create(post=post, **words(PressContact))
    Signatory.objects.create(post=post, **words(Signatory))
    Organiser.objects.create(event=event, organisation=organisation)
    person = Participant.objects.create(event=event, **words(Participant))
    panel = Panel.objects.create(event=event, **words(Panel))
    PanelSeat.objects.create(panel=panel, participant=person, **words(PanelSeat))
    Demand.objects.create(event=event, **words(Demand))
    publication.partners.add(organisation)
    PolicyBrief.objects.create(
        publication=publication, file=pdf(), **words(PolicyBrief, "download_name")
    )
    DeadlineExtension.objects.create(
        vacancy=vacancy, former_deadline="2020-01-01", **words(DeadlineExtension)
    )
    for entry in entries:
        Photo.objects.create(entry=entry, image=jpeg(), **words(Photo))
        Document.objects.create(
            entry=entry, file=pdf(), **words(Document, "download_name")
        )
    page = make(Page, title=TAG, in_menu=True)
    return [entry.get_absolute_url() for entry in [*entries, page]]


def test_hostile_words_are_words_on_every_page(hostile, client):
    lists = ["/", "/news/", "/events/", "/publications/", "/vacancies/"]
    others = ["/category/a/", "/search/", "/nowhere/", "/feed/", "/feed/atom/"]
    shown = 0
    for address in [*hostile, *lists, *others]:
        text = client.get(address, {"q": TAG}, follow=True).text
        shown += text.count("7|add:7")
        assert "<img src=x" not in text, address
        assert "<script>alert" not in text, address
    assert shown > 50


@pytest.mark.parametrize("bad", SCRIPT)
def test_link_that_is_no_address_of_the_web_is_not_shown(make, client, bad):
    post = make(Post, slug="a", source_url=bad)
    event = make(Event, slug="a", rsvp_url=bad, online_url=bad)

    for entry in (post, event):
        text = client.get(entry.get_absolute_url()).text
        assert "alert(1)" not in text
        assert 'rel="external' not in text


def test_link_to_the_web_is_shown(make, client):
    good = "https://example.org/a?b=c&d"
    post = make(Post, source_url=good)
    event = make(Event, rsvp_url=good, online_url=good)

    for entry, links in ((post, 1), (event, 2)):
        text = client.get(entry.get_absolute_url()).text
        assert text.count('href="https://example.org/a?b=c&amp;d" rel="ext') == links


def test_mail_goes_to_the_one_address_with_the_one_subject(make, client):
    address = "a?bcc=evil&x=1@example.org"
    post, job = (
        make(Post),
        make(Vacancy, apply_email=address, apply_subject="A&cc=b\nc"),
    )
    PressContact.objects.create(post=post, name="A", email=address)

    for entry in (post, job):
        text = client.get(entry.get_absolute_url()).text
        assert 'href="mailto:a%3Fbcc%3Devil%26x%3D1@example.org' in text
    assert "subject=A%26cc%3Db%0Ac" in text
