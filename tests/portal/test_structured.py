"""What pages tell machines in the words of schema.org."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from events.models import Event, Organiser, Panel, PanelSeat, Participant
from mmn.content.models import Organisation, Page
from mmn.media.models import Document
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.conftest import HIDDEN, KINDS
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def told(client):
    """{type: node} of a page."""

    def read(address):
        blocks = BLOCK.findall(client.get(address).text)
        assert len(blocks) <= 1
        graph = json.loads(blocks[0])["@graph"] if blocks else []
        return {node["@type"]: node for node in graph}

    return read


def test_home_tells_of_the_network_its_site_and_how_to_search(told):
    page = told("/th/")

    assert page["NGO"]["url"] == "http://testserver/"
    assert page["WebSite"]["publisher"] == {"@id": page["NGO"]["@id"]}
    assert page["WebSite"]["inLanguage"] == "th"
    target = page["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://testserver/th/search/?q={search_term_string}"


def steps(page):
    items = page["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
    return [item["item"].removeprefix("http://testserver") for item in items]


def test_ways_lead_from_home_through_the_section(told, make, category):
    post = make(Post, categories=[category])
    above = make(Page, slug="about")
    below = make(Page, slug="history", parent=above)

    address = post.get_absolute_url()
    assert steps(told(address)) == ["/", "/news/", address]
    assert steps(told("/news/")) == ["/", "/news/"]
    category_address = "/category/mmn-activities/"
    assert steps(told(category_address)) == ["/", category_address]
    address = below.get_absolute_url()
    assert steps(told(address)) == ["/", "/about/", address]


def test_news_tells_headline_dates_maker_and_languages(told, make, category):
    post = make(
        Post,
        title="Boats " * 40,
        slug="boats",
        format="press_release",
        published_at=datetime(2026, 3, 1, 20, tzinfo=UTC),
        tags=["fishing"],
    )
    make(Post, language="zh-hans", translation_of=post, title="x", slug="x")

    article = told("/news/boats/")["NewsArticle"]

    assert len(article["headline"]) <= 110
    assert article["datePublished"] == "2026-03-02T03:00:00+07:00"
    assert article["author"]["name"] == "Mekong Migration Network"
    assert article["articleSection"] == "Press release"
    assert article["keywords"] == ["fishing"]
    assert article["workTranslation"] == [{"@id": "http://testserver/zh-hans/news/x/"}]
    chinese = told("/zh-hans/news/x/")["NewsArticle"]
    assert chinese["inLanguage"] == "zh-Hans"
    assert chinese["translationOfWork"] == [{"@id": article["@id"]}]


def test_clipping_names_who_published_it(told, make):
    make(
        Post, slug="x", format="clipping", outlet="Post", source_url="https://a.test/1"
    )

    original = told("/news/x/")["NewsArticle"]["isBasedOn"]

    assert original["url"] == "https://a.test/1"
    assert original["publisher"]["name"] == "Post"


@pytest.fixture
def dialogue(make):
    event = make(
        Event,
        slug="dialogue",
        starts_at=datetime(2026, 9, 16, 2, tzinfo=UTC),
        ends_at=datetime(2026, 9, 16, 10, tzinfo=UTC),
        time_zone="Asia/Yangon",
        venue="Hotel",
        city="Yangon",
        country="MM",
        online_url="https://meet.test/x",
    )
    for name, role in [("MMN", "organiser"), ("Fund", "supporter")]:
        body = Organisation.objects.create(name=name, website="https://o.test/")
        Organiser.objects.create(event=event, organisation=body, role=role)
    speaker = Participant.objects.create(event=event, name="Aye", organisation="FED")
    Participant.objects.create(event=event, name="Guest")
    for _ in range(2):
        panel = Panel.objects.create(event=event)
        PanelSeat.objects.create(panel=panel, participant=speaker)
    return event


def test_event_tells_time_place_and_people(told, dialogue):
    event = told("/events/dialogue/")["Event"]

    assert event["startDate"] == "2026-09-16T08:30:00+06:30"
    assert event["endDate"] == "2026-09-16T16:30:00+06:30"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    place, online = event["location"]
    assert place["address"]["addressCountry"] == "MM"
    assert online["@type"] == "VirtualLocation"
    assert [one["name"] for one in event["organizer"]] == ["MMN"]
    assert [one["name"] for one in event["sponsor"]] == ["Fund"]
    assert [one["name"] for one in event["performer"]] == ["Aye"]


def test_room_online_is_told_only_until_the_event_is_over(told, make):
    where = {"online_url": "https://meet.test/x", "slug": "x"}
    make(Event, starts_at=timedelta(days=-3), **where)

    event = told("/events/x/")["Event"]

    assert event["location"] == [
        {"@type": "VirtualLocation", "url": "http://testserver/events/x/"}
    ]
    assert event["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")


def test_whole_days_are_told_as_days_and_the_larger_event_is_named(told, make):
    larger = make(Event, title="Forum", slug="forum")
    make(
        Event,
        slug="x",
        starts_at=datetime(2026, 6, 3, 15, tzinfo=UTC),
        time_zone="Asia/Tokyo",
        all_day=True,
        part_of=larger,
    )

    event = told("/events/x/")["Event"]

    assert event["startDate"] == "2026-06-04"
    assert event["superEvent"]["name"] == "Forum"


def test_job_is_told_until_its_deadline_ends_in_bangkok(told, make):
    today = timezone.localdate()
    make(
        Vacancy,
        slug="open",
        deadline=today,
        location="Chiang Mai, Thailand",
        hours="Full-time",
        responsibilities="<p>Writes &amp; speaks.</p>",
    )
    make(Vacancy, slug="closed", deadline=today - timedelta(days=1))

    job = told("/vacancies/open/")["JobPosting"]

    assert job["validThrough"] == f"{today}T23:59:59+07:00"
    assert job["jobLocation"]["address"]["addressCountry"] == "TH"
    assert job["employmentType"] == ["FULL_TIME"]
    assert "<p>Writes &amp; speaks.</p>" in job["description"]
    assert job["hiringOrganization"]["name"] == "Mekong Migration Network"
    assert [*told("/vacancies/closed/")] == ["BreadcrumbList"]


def test_place_whose_country_is_not_known_is_told_in_words(told, make):
    make(Vacancy, slug="x", location="Mae Sot")

    job = told("/vacancies/x/")["JobPosting"]

    assert job["jobLocation"] == {"@type": "Place", "address": "Mae Sot"}


def test_job_in_several_countries_has_a_place_in_each(told, make):
    make(Vacancy, slug="x", location="Phnom Penh or Bangkok, Cambodia or Thailand")

    places = told("/vacancies/x/")["JobPosting"]["jobLocation"]

    assert [place["address"] for place in places] == [
        {"@type": "PostalAddress", "addressCountry": "KH"},
        {"@type": "PostalAddress", "addressCountry": "TH"},
    ]


def test_job_that_can_be_done_from_anywhere_says_so(told, make):
    make(Vacancy, slug="x", location="Remote, from Thailand or Vietnam")

    job = told("/vacancies/x/")["JobPosting"]

    assert job["jobLocationType"] == "TELECOMMUTE"
    countries = job["applicantLocationRequirements"]
    assert [country["name"] for country in countries] == ["TH", "VN"]
    assert "jobLocation" not in job


def test_event_of_which_no_place_is_known_names_none(told, make):
    make(Event, slug="x", city="", country="", online_url="")

    event = told("/events/x/")["Event"]

    assert not {"location", "eventAttendanceMode"} & set(event)


def test_publication_tells_the_file_of_each_language(told, make, pdf):
    report = make(
        Publication,
        slug="jobs",
        subtitle="In zones",
        authors="Mekong Migration Network and Foundation for Education and Development",
        published_in=date(2019, 9, 1),
    )
    for language in ("en", "km"):
        Document.objects.create(
            entry=report, language=language, file=pdf(note=language)
        )
    PolicyBrief.objects.create(
        publication=report, language="my", scope="MM", file=pdf()
    )

    told_of = told("/publications/jobs/")["Report"]

    assert told_of["datePublished"] == "2019-09-01"
    assert [one["name"] for one in told_of["author"]] == [
        "Mekong Migration Network",
        "Foundation for Education and Development",
    ]
    files = [(one["inLanguage"], one["encodingFormat"]) for one in told_of["encoding"]]
    assert files == [("en", "application/pdf"), ("km", "application/pdf")]
    assert all(one["contentSize"].endswith(" B") for one in told_of["encoding"])
    assert told_of["hasPart"][0]["encoding"]["inLanguage"] == "my"


def test_publication_with_a_number_is_a_book(told, make):
    make(Publication, slug="x", isbn="978-616-7897-00-1")

    assert told("/publications/x/")["Book"]["isbn"] == "978-616-7897-00-1"


@pytest.mark.parametrize("model", KINDS)
def test_text_of_editors_never_ends_the_block(client, told, make, model):
    title = '</script><script>alert("1")</script><!-- & \u2028'
    entry = make(model, title=title, slug="x", summary=title)

    page = client.get(entry.get_absolute_url())

    assert "<script>alert" not in page.text
    nodes = told(entry.get_absolute_url()).values()
    assert any(title.strip()[:20] in json.dumps(node) for node in nodes)


@pytest.mark.parametrize("state", HIDDEN)
def test_preview_tells_machines_nothing(admin_client, make, state):
    entry = make(Post, **HIDDEN[state])

    assert not BLOCK.search(admin_client.get(entry.get_absolute_url()).text)
