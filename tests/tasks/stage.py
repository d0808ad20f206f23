"""What stands before each task, and whether it is right afterwards."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from events.models import Event
from mmn.media.models import Photo
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.media.printed import printed
from vacancies.models import Vacancy

from . import facts

PUBLISHED = "published"


def published(kind, title, **fields):
    moment = timezone.now() - timedelta(minutes=1)
    return kind.objects.create(
        title=title, status=PUBLISHED, published_at=moment, **fields
    )


def publication_with_briefs():
    publication = published(Publication, facts.PUBLICATION)
    for scope in ("mekong", "TH", "KH"):
        file = printed(f"Policy brief {scope}", name=f"Brief_{scope}.pdf")
        PolicyBrief.objects.create(
            publication=publication, scope=scope, language="en", file=file
        )


def vacancy():
    published(Vacancy, facts.VACANCY, deadline=facts.DEADLINE)


def replaced_post(page):
    """A post whose words somebody replaced in our admin, taking its photo out."""
    texts = {name: facts.POST[name] for name in ("summary", "body")}
    post = published(Post, facts.POST["title"], **texts)
    image = ContentFile(facts.picture(0), "photo-00.jpg")
    Photo(entry=post, image=image, consent="obtained", **facts.POST_PHOTO).save()
    page.goto(f"/admin/news/post/{post.pk}/change/")
    page.fill("#id_title", facts.REPLACED["title"])
    page.fill("#id_summary", facts.REPLACED["summary"])
    page.locator("#cke_id_body .cke_wysiwyg_div").wait_for()
    write = "html => CKEDITOR.instances.id_body.setData(html)"
    page.evaluate(write, facts.REPLACED["body"])
    page.check("#id_photos-0-DELETE")
    with page.expect_navigation():
        page.click("input[name=_save]")
    post.refresh_from_db()
    assert (post.title, post.photos.count()) == (facts.REPLACED["title"], 0)


# --- Afterwards


def newest(kind):
    return kind.objects.order_by("-pk").first()


def release_is_right():
    post = newest(Post)
    assert_words(post, facts.RELEASE)
    assert (post.format, post.status) == ("press_release", PUBLISHED)
    names = list(facts.CONTACTS[0])
    expected = [tuple(contact.values()) for contact in facts.CONTACTS]
    assert list(post.press_contacts.values_list(*names)) == expected


def event_is_right():
    event = newest(Event)
    assert_words(event, facts.EVENT)
    assert event.status == PUBLISHED
    assert f"{event.local_start:%Y-%m-%d %H:%M}" == f"{facts.DAY} {facts.STARTS}"
    assert f"{event.local_end:%Y-%m-%d %H:%M}" == f"{facts.DAY} {facts.ENDS}"
    assert (event.venue, event.city) == tuple(facts.PLACE.values())
    assert event.get_country_display() == facts.COUNTRY
    people = [
        (*(p.honorific, p.name, p.position, p.organisation),)
        + (p.get_country_display(), p.get_role_display())
        for p in event.participants.all()
    ]
    assert people == facts.PEOPLE, people
    sessions_are_right(event)
    photos = [(p.alt, p.credit, p.consent) for p in event.photos.all()]
    assert photos == [(alt, facts.CREDIT, "obtained") for alt in facts.PHOTOS]


def sessions_are_right(event):
    panels = list(event.panels.all())
    said = [
        (panel.title, *(f"{local(event, m):%H:%M}" for m in times(panel)))
        for panel in panels
    ]
    assert said == facts.SESSIONS, said
    for number, panel in enumerate(panels):
        assert {local(event, m).date() for m in times(panel)} == {facts.DAY}
        seats = [(s.participant.name, s.get_role_display()) for s in panel.seats.all()]
        assert seats == [(p[1], p[5]) for p in facts.seated(number)]


def times(panel):
    return panel.starts_at, panel.ends_at


def local(event, moment):
    return moment.astimezone(event.zone)


def brief_is_right():
    briefs = newest(Publication).policy_briefs
    brief = briefs.get(language="km")
    assert (brief.scope, briefs.count()) == ("KH", 4)
    assert brief.title == facts.BRIEF_NAME.removesuffix(".pdf")


def deadline_is_right():
    job = newest(Vacancy)
    assert job.deadline == facts.EXTENDED
    former = job.extensions.get()
    assert (former.former_deadline, former.extended_on) == (
        *(facts.DEADLINE, timezone.localdate()),
    )


def post_is_back():
    post = newest(Post)
    assert_words(post, facts.POST)
    assert post.status == PUBLISHED
    photo = post.photos.get()
    for name, value in facts.POST_PHOTO.items():
        assert getattr(photo, name) == value
    assert photo.consent == "obtained"
    assert photo.image.size > 0


def assert_words(entry, words):
    assert {name: getattr(entry, name).strip() for name in words} == words
