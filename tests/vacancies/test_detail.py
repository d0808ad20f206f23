from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mmn.media.models import Photo
from vacancies.models import DeadlineExtension, Vacancy

DEADLINE = date(2026, 8, 31)
# The last second of the deadline day in Bangkok, and the second after it.
LAST_SECOND = datetime(2026, 8, 31, 16, 59, 59, tzinfo=UTC)
CLOSED = LAST_SECOND + timedelta(seconds=1)


@pytest.fixture
def at(monkeypatch):
    """``at(moment)``: from now on it is that moment."""
    return lambda moment: monkeypatch.setattr(
        "django.utils.timezone.now", lambda: moment
    )


@pytest.fixture
def vacancy(make):
    """``vacancy(...)``: a job whose texts, summary and facts name a mail address."""

    def make_vacancy(**fields):
        return make(
            Vacancy,
            **{
                "deadline": DEADLINE,
                "published_at": datetime(2026, 6, 1, tzinfo=UTC),
                "apply_email": "jobs@example.org",
                "apply_subject": "Application & CV",
                "summary": "Write to jobs@example.org.",
                "body": '<p>Ask <a href="mailto:jobs@example.org">us</a> about it.</p>',
                "how_to_apply": "<p>Send a letter to jobs@example.org</p>",
                **fields,
            },
        )

    return make_vacancy


@pytest.fixture
def page(client):
    """What the page of an entry says between header and footer."""

    def read(entry):
        text = client.get(entry.get_absolute_url()).content.decode()
        return text.partition("<main")[2].partition("</main>")[0]

    return read


def test_deadline_day_is_open_until_midnight_in_bangkok(vacancy, page, at):
    at(LAST_SECOND)

    shown = page(vacancy())

    assert "Closes today" in shown
    assert "mailto:jobs@example.org?subject=Application%20%26%20CV" in shown
    assert "Closed on" not in shown


def test_day_after_the_deadline_is_closed_from_its_first_second(vacancy, page, at):
    at(CLOSED)

    shown = page(vacancy())

    assert "Closed on 31 August 2026" in shown
    assert "Closes today" not in shown


def test_closed_vacancy_has_no_mail_address_anywhere(vacancy, client, at):
    at(CLOSED)
    entry = vacancy(
        responsibilities="<p>Reports go to boss@example.org</p>",
        salary_and_benefits="Ask pay@example.org",
    )

    response = client.get(entry.get_absolute_url()).content.decode()

    assert "example.org" not in response
    assert "Reports go to […]" in response
    assert "How to apply" not in response


def test_closed_vacancy_has_no_mail_address_in_the_feed(vacancy, client, at):
    entry = vacancy()
    at(LAST_SECOND)
    open_feed = client.get("/vacancies/feed/").content.decode()
    at(CLOSED)
    closed_feed = client.get("/vacancies/feed/").content.decode()

    assert "jobs@example.org" in open_feed
    assert entry.slug in closed_feed
    assert "example.org" not in closed_feed


def test_days_left_count_to_the_deadline(vacancy, page, at):
    at(LAST_SECOND - timedelta(days=9))
    many = page(vacancy())
    at(LAST_SECOND - timedelta(days=1))
    one = page(vacancy())

    assert "9 days left" in many
    assert "1 day left" in one


def test_link_has_the_title_as_subject_where_none_is_set(vacancy, page, at):
    at(LAST_SECOND)

    shown = page(vacancy(apply_subject="", title="Research Officer"))

    assert "?subject=Research%20Officer" in shown


def test_open_vacancy_without_address_has_no_mail_link(vacancy, page, at):
    at(LAST_SECOND)

    shown = page(vacancy(apply_email="", body="", how_to_apply="<p>By post.</p>"))

    assert "Apply by e-mail" not in shown
    assert "By post." in shown


def test_each_extension_says_from_when_to_when(vacancy, page, at):
    at(LAST_SECOND)
    entry = vacancy()
    for former in (date(2026, 7, 31), date(2026, 7, 1)):
        DeadlineExtension.objects.create(vacancy=entry, former_deadline=former)

    shown = page(entry)

    assert "Deadline extended from 1 July 2026 to 31 July 2026" in shown
    assert "Deadline extended from 31 July 2026 to 31 August 2026" in shown


def test_a_deadline_brought_forward_is_no_extension(vacancy, page, at):
    at(LAST_SECOND)
    entry = vacancy()
    for former in (date(2026, 7, 31), date(2026, 9, 30)):
        DeadlineExtension.objects.create(vacancy=entry, former_deadline=former)

    shown = page(entry)

    assert "Deadline extended from 31 July 2026 to 31 August 2026" in shown
    assert "30 September" not in shown


def test_facts_and_sections_are_shown(vacancy, page, at):
    at(LAST_SECOND)

    shown = page(
        vacancy(
            location="Chiang Mai",
            reports_to="Regional Coordinator",
            starts_on=date(2026, 10, 1),
            starts_on_note="or earlier",
            contract_duration="One year",
            hours="40 hours a week",
            salary_and_benefits="THB 30,000\nHealth insurance",
            responsibilities="<ul><li>Translate</li></ul>",
            essential_qualifications="<p>Burmese</p>",
            desirable_qualifications="<p>Thai</p>",
        )
    )

    for fact in ("Chiang Mai", "Regional Coordinator", "One year", "40 hours a week"):
        assert fact in shown
    assert "1 October 2026</time>" in shown
    assert "(or earlier)" in shown
    assert "THB 30,000<br>Health insurance" in shown
    for heading in ("Responsibilities", "Essential qualifications", "How to apply"):
        assert f">{heading}</h2>" in shown
    assert "<li>Translate</li>" in shown


def test_page_costs_the_same_queries_however_much_it_shows(
    make, client, django_assert_max_num_queries
):
    small, huge = make(Vacancy), make(Vacancy)
    for entry, number in ((small, 1), (huge, 100)):
        first = date(2020, 1, 1)
        DeadlineExtension.objects.bulk_create(
            DeadlineExtension(vacancy=entry, former_deadline=first + timedelta(days=n))
            for n in range(number)
        )
        Photo.objects.bulk_create(
            Photo(entry=entry, image=f"images/2026/{n}.jpg", width=900, height=600)
            for n in range(number)
        )

    with CaptureQueriesContext(connection) as few:
        client.get(small.get_absolute_url())
    with django_assert_max_num_queries(12) as many:
        client.get(huge.get_absolute_url())

    assert len(many) == len(few)
