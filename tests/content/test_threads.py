"""Threads: what tells one story, found over the links that editors made."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.models import Event
from mmn.content.models import Page
from mmn.content.threads import LONGEST
from news.models import Post
from publications.models import Publication
from tests.conftest import HIDDEN


@pytest.fixture
def chain(make):
    """``chain(one, other ...)``: each linked with the next one only."""

    def link(*entries):
        for before, after in zip(entries, entries[1:], strict=False):
            before.related.add(after)
        return entries

    return link


def told(entry):
    return {one.title for one in entry.related_entries()}


def stops(client, address):
    """The titles of the line on a page, in its order."""
    page = client.get(address)
    assert page.status_code == 200
    return [station.title for station in page.context["thread"]]


def test_every_member_names_the_whole_chain(make, chain):
    members = [make(Post, title=f"Part {number}") for number in range(6)]
    chain(*members)

    for member in members:
        assert told(member) == {m.title for m in members} - {member.title}


def test_chain_leads_over_the_larger_event_and_its_parts(make, chain):
    forum = make(Event, title="Forum")
    workshop = make(Event, title="Workshop", part_of=forum)
    dialogue = make(Event, title="Dialogue", part_of=forum)
    chain(make(Post, title="Release"), workshop)
    chain(dialogue, make(Publication, title="Proceedings"))

    assert told(workshop) == {"Release", "Forum", "Dialogue", "Proceedings"}


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_stands_in_no_thread_and_links_nothing(make, chain, state):
    post = make(Post, title="Release")
    chain(post, make(Event, title="Hidden", **HIDDEN[state]), make(Post, title="Far"))

    assert told(post) == set()


def test_links_of_a_translation_are_links_of_its_original(make, chain):
    post = make(Post, title="Boats", slug="boats")
    thai = make(Post, title="เรือ", translation_of=post, language="th")
    chain(thai, make(Publication, title="Report"), make(Post, title="Letter"))

    assert told(post) == told(thai) == {"Report", "Letter"}


def test_links_of_a_hidden_translation_lead_nowhere(make, chain):
    post, report = make(Post), make(Publication, title="Report")
    chain(post, report)
    thai = {"translation_of": report, "language": "th", **HIDDEN["draft"]}
    chain(make(Publication, **thai), make(Post, title="Letter"))

    assert told(post) == {"Report"}


def test_topic_is_named_but_joins_no_stories(make, chain):
    post, letter = make(Post, title="Boats"), make(Post, title="Letter")
    topic = make(Page, title="Fishing", slug="fishing")
    chain(post, topic, letter)

    assert told(post) == {"Fishing"}
    assert told(topic) == {"Boats", "Letter"}


def test_thread_is_bounded_and_keeps_what_is_near(make):
    post, near = make(Post, title="Start"), make(Post, title="Near")
    post.related.add(near)
    for number in range(LONGEST + 5):
        near.related.add(make(Post, title=f"Far {number}"))

    assert len(told(post)) == LONGEST - 1
    assert "Near" in told(post)


def test_line_is_in_the_order_of_time_with_the_page_marked(make, chain, client):
    start = timezone.now() - timedelta(days=60)
    event = make(Event, title="Dialogue", slug="dialogue", starts_at=start)
    before, after = (start + timedelta(days=n) for n in (-20, 3))
    in_month = date(start.year, start.month, 1)
    chain(
        make(Publication, title="Proceedings", published_in=in_month),
        event,
        make(Post, title="Release", dated_on=after.date()),
    )
    chain(event, make(Post, title="Invitation", published_at=before))
    chain(event, make(Page, title="Topic", slug="topic"))

    page = client.get("/events/dialogue/")
    content = page.content.decode()
    order = [station.title for station in page.context["thread"]]

    assert order[:2] == ["Invitation", "Dialogue"]
    assert set(order[2:4]) == {"Release", "Proceedings"}
    assert order[4:] == ["Topic"]
    assert content.count('station--here" aria-current="true">') == 1
    assert 'lang="en">Dialogue</h3>' in content


def test_publication_of_a_month_stands_at_its_end(make):
    report = make(Publication, published_in=date(2019, 9, 5))

    assert report.happened_on == date(2019, 9, 30)
    assert report.told_date == "September 2019"


def test_each_member_stands_once_in_the_readers_language(make, chain, client):
    post = make(Post, title="Boats", slug="boats")
    report = make(Publication, title="Report", slug="report")
    make(Publication, title="รายงาน", translation_of=report, language="th")
    make(Post, title="เรือ", translation_of=post, language="th")
    chain(post, report)

    assert set(stops(client, "/news/boats/")) == {"Boats", "Report"}
    assert set(stops(client, "/th/news/boats/")) == {"เรือ", "รายงาน"}
    assert set(stops(client, "/ja/news/boats/")) == {"Boats", "Report"}


def test_entry_without_links_has_no_line(make, client):
    make(Post, title="Boats", slug="boats")

    assert stops(client, "/news/boats/") == []
    assert b'class="thread"' not in client.get("/news/boats/").content


def test_draft_stands_in_its_own_line_for_who_may_see_it(make, chain, admin_client):
    chain(make(Post, title="Boats", slug="b", **HIDDEN["draft"]), make(Post, title="X"))

    assert set(stops(admin_client, "/news/b/")) == {"Boats", "X"}


def test_thread_costs_one_query_however_long(make, chain, django_assert_num_queries):
    members = chain(*(make(Post, title=f"Part {number}") for number in range(8)))

    with django_assert_num_queries(1):
        assert len(members[0].related_entries()) == 7
