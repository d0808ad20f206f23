"""Who spoke where: found by name, in public programmes only."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event, Panel, PanelSeat, Participant, UnlistedPerson
from events.names import person_key
from mmn.content.languages import INTERFACE
from tests.admin_post import address, post_form
from tests.conftest import HIDDEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaker(make):
    """``speaker("Sokha Chan", ...)``: with a seat in an event of her own."""

    def make_speaker(name, event=None, **facts):
        event = event or make(Event, title="Dialogue", slug="dialogue")
        person = Participant.objects.create(event=event, name=name, **facts)
        panel = Panel.objects.create(event=event, title="Opening")
        PanelSeat.objects.create(panel=panel, participant=person, topic="Return")
        return person

    return make_speaker


def names(client, address="/events/people/"):
    return [person["name"] for person in client.get(address).context["people"]]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sokha Chan", "sokha-chan"),
        ("H.E. Ms Sokha  CHAN", "sokha-chan"),
        ("U Kyaw", "kyaw"),
        ("A Yu", "a-yu"),
        ("A returned worker", ""),
        ("The MMN coordinator", ""),
        ("An official of the Ministry", ""),
        ("…", ""),
    ],
)
def test_forms_of_address_and_capitals_make_no_difference(name, key):
    assert person_key(name) == key


def test_names_that_only_sound_alike_stay_apart():
    keys = [person_key(name) for name in ("王伟", "王为", "Wang Wei", "wang wei")]

    assert len({*keys}) == 3
    assert all(key.isascii() for key in keys)


def test_person_has_a_page_with_each_event_as_of_its_day(client, make, speaker):
    times = {"starts_at": timedelta(days=-900)}
    first = make(Event, title="Forum", slug="forum", **times)
    speaker("Sokha Chan", first, position="Student", organisation="A university")
    speaker("Ms Sokha Chan", position="Director", organisation="Forum of Migrants")

    page = client.get("/events/people/sokha-chan/")

    assert [row.shown.title for row in page.context["appearances"]] == [
        "Dialogue",
        "Forum",
    ]
    for words in ("Student, A university", "Director, Forum of Migrants", "Return"):
        assertContains(page, words)
    assertContains(page, 'href="/events/forum/"')
    assertContains(page, '<meta name="robots" content="noindex">')


def test_programme_leads_to_the_page(client, speaker):
    speaker("Sokha Chan")

    assertContains(client.get("/events/dialogue/"), 'href="/events/people/sokha-chan/"')
    prefixed = client.get("/th/events/dialogue/")
    assertContains(prefixed, 'href="/th/events/people/sokha-chan/"')


def test_who_only_came_is_not_told_of(client, make):
    event = make(Event, slug="dialogue")
    Participant.objects.create(event=event, name="Guest One")
    Participant.objects.create(event=event, name="Key Note", role="keynote")

    page = client.get("/events/dialogue/")

    assert names(client) == ["Key Note"]
    assert client.get("/events/people/guest-one/").status_code == 404
    assertContains(page, "Guest One")
    assertNotContains(page, "/guest-one/")


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_programme_tells_of_nobody(client, make, speaker, state):
    speaker("Sokha Chan", make(Event, title="Riverboat", **HIDDEN[state]))

    assert names(client) == []
    assert client.get("/events/people/sokha-chan/").status_code == 404


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_event_is_missing_among_others(client, make, speaker, state):
    speaker("Sokha Chan", make(Event, title="Riverboat", **HIDDEN[state]))
    speaker("Sokha Chan")

    page = client.get("/events/people/sokha-chan/")

    assertContains(page, "Dialogue")
    assertNotContains(page, "Riverboat")
    assertContains(client.get("/events/people/"), "1 event<")


def test_nobody_spoke_at_a_cancelled_event(client, make, speaker):
    speaker("Sokha Chan", make(Event, slug="dialogue", holding="cancelled"))

    assert names(client) == []
    assertNotContains(client.get("/events/dialogue/"), "/events/people/sokha-chan/")


def test_name_kept_off_the_list_stays_in_the_programme_only(client, speaker):
    speaker("Sokha Chan")
    speaker("Dara Kim", Event.objects.get())
    UnlistedPerson.objects.create(name="Ms Sokha Chan")

    page = client.get("/events/dialogue/")

    assert names(client) == ["Dara Kim"]
    assert client.get("/events/people/sokha-chan/").status_code == 404
    assertContains(page, "Sokha Chan")
    assertNotContains(page, "/sokha-chan/")
    assertContains(page, "/dara-kim/")


@pytest.mark.parametrize(
    ("group", "status"), [("Contributor", 403), ("Editor", 302), ("Publisher", 302)]
)
def test_editors_keep_a_name_off_the_list_once(client, staff, group, status):
    client.force_login(staff(group))
    url = address(UnlistedPerson, "add")

    assert post_form(client, url, name="U Kyaw").status_code == status
    assert UnlistedPerson.objects.count() == (status == 302)
    again = post_form(client, url, name="Kyaw")
    assert again.status_code == (403 if status == 403 else 200)
    assert client.get(address(UnlistedPerson)).status_code == 200


def test_spelling_that_was_merged_leads_to_one_page(client, speaker):
    person = speaker("Sokha Chaan")
    person.name = "Sokha Chan"
    person.save(update_fields=["name"])

    assert client.get("/events/people/sokha-chan/").status_code == 200
    assert client.get("/events/people/sokha-chaan/").status_code == 404


def test_list_is_narrowed_by_letter_and_country(client, speaker):
    speaker("Sokha Chan", country="KH")
    event = Event.objects.get()
    speaker("Thida", event, country="KH")
    speaker("Somchai", event, country="TH")

    assert names(client) == ["Sokha Chan", "Somchai", "Thida"]
    assert names(client, "/events/people/?letter=S") == ["Sokha Chan", "Somchai"]
    assert names(client, "/events/people/?letter=S&country=TH") == ["Somchai"]
    assert names(client, "/events/people/?letter=SS&country=XX") == names(client)


@pytest.mark.parametrize("code", INTERFACE)
def test_events_are_named_in_the_readers_language(client, make, speaker, code):
    speaker("Sokha Chan")
    thai = {"translation_of": Event.objects.get(), "language": "th"}
    make(Event, title="เสวนา", slug="dialogue", **thai)
    prefix = "" if code == "en" else f"/{code}"

    page = client.get(f"{prefix}/events/people/sokha-chan/")

    assertContains(page, "เสวนา" if code == "th" else "Dialogue</a>")
    assert len(page.context["appearances"]) == 1


def test_pages_cost_the_same_queries_however_many_people(client, make, speaker):
    def count(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    speaker("Sokha Chan")
    few = count("/events/people/"), count("/events/people/sokha-chan/")
    for number in range(70):
        speaker("Sokha Chan", make(Event, title=f"Event {number}"))
        speaker(f"Person {number}", Event.objects.last())

    assert (count("/events/people/"), count("/events/people/sokha-chan/")) == few
    assert few == (4, 4)


@pytest.fixture
def merged(admin_client):
    """``merged([...], kept)``: staff say that these spellings are one person."""

    def merge(names, kept):
        facts = {"name": names, "kept": kept}
        plan = admin_client.post(reverse("desk:people"), facts).context["plan"]
        admin_client.post(reverse("desk:people"), facts | {"seal": plan.seal})

    return merge


def test_pages_of_former_spellings_lead_to_the_one_that_stays(
    client, make, speaker, merged
):
    event = make(Event)
    for name in ("Sokha Chan", "Chan Sokha", "Sokha Chann"):
        speaker(name, event)
    merged(["Sokha Chan", "Chan Sokha"], "Chan Sokha")
    merged(["Chan Sokha", "Sokha Chann"], "Sokha Chann")

    for old in ("sokha-chan", "chan-sokha"):
        answer = client.get(f"/th/events/people/{old}/")
        assert answer.status_code == 301
        assert answer["Location"] == "/th/events/people/sokha-chann/"
    assert client.get("/events/people/sokha-chann/").status_code == 200


def test_back_again_leads_in_no_circle(client, make, speaker, merged):
    event = make(Event)
    person = speaker("Sokha Chan", event)
    speaker("Chan Sokha", event)
    merged(["Sokha Chan", "Chan Sokha"], "Chan Sokha")
    person.refresh_from_db()
    person.name = "Sokha Chan"
    person.save()
    merged(["Sokha Chan", "Chan Sokha"], "Sokha Chan")

    assert client.get("/events/people/sokha-chan/").status_code == 200
    answer = client.get("/events/people/chan-sokha/")
    assert answer["Location"] == "/events/people/sokha-chan/"


def off_the_list(name):
    return lambda: UnlistedPerson.objects.create(name=name)


@pytest.mark.parametrize(
    ("old", "hide"),
    [
        ({"status": "draft", "published_at": None}, lambda: None),
        ({}, lambda: Event.objects.update(status="draft")),
        ({}, off_the_list("Sokha Chan")),
        ({}, off_the_list("Chan Sokha")),
    ],
    ids=["never seen", "not seen now", "old name kept off", "new name kept off"],
)
def test_former_page_gives_nobody_away(client, make, speaker, merged, old, hide):
    speaker("Sokha Chan", make(Event, slug="old", **old))
    speaker("Chan Sokha", make(Event, slug="new"))
    merged(["Sokha Chan", "Chan Sokha"], "Chan Sokha")
    hide()

    assert client.get("/events/people/sokha-chan/").status_code == 404
