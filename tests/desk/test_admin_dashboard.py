"""The first page of the admin: what waits for whom."""

from datetime import datetime, timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from mmn.content.models import Entry
from mmn.desk.dashboard import boxes
from mmn.desk.models import ReviewNote, WaitingChanges, WaitingStep
from mmn.media.models import ImageConsent, Photo
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.admin_post import address
from vacancies.models import Vacancy


def shown(client):
    """Title of each box: (how many, the titles it links to)."""
    page = client.get(reverse("admin:index"))
    found = boxes(page.wsgi_request)
    for box in found:
        assert str(box.title) in page.text
        for label, url in box.links:
            assert f'href="{url}"' in page.text, label
    return {
        str(box.title): (box.count, {label for label, _url in box.links})
        for box in found
    }


def test_each_box_holds_what_it_says_and_nothing_else(
    admin_client, admin_user, make, jpeg, pdf
):
    today = timezone.localdate()
    make(Post, title="Mine", status="draft", created_by=admin_user)
    make(Event, title="Hers", status="draft")
    make(Post, title="To check", status="in_review")
    make(Post, title="Tomorrow", published_at=timedelta(days=1))
    make(Post, title="Public")
    soon = make(Vacancy, title="Soon", deadline=today + timedelta(days=7))
    make(Vacancy, language="th", translation_of=soon, deadline=soon.deadline)
    make(Vacancy, title="Not soon", deadline=today + timedelta(days=8))
    make(Vacancy, title="Over", deadline=today - timedelta(days=1))
    bare = make(Publication, title="No file")
    make(Publication, language="th", translation_of=bare)
    make(Publication, title="With file").documents.create(file=pdf())
    with_brief = make(Publication, title="With brief")
    PolicyBrief.objects.create(publication=with_brief, file=pdf())
    described = make(Post, title="Photos")
    Photo.objects.create(entry=described, image=jpeg(), caption="Bare")
    Photo.objects.create(entry=described, image=jpeg(colour=(1, 1, 1)), alt="Crew")
    Photo.objects.create(entry=described, image=jpeg(colour=(2, 2, 2)), decorative=True)

    for image, days in {"ends-soon": 30, "long": 31, "over": -1}.items():
        until = today + timedelta(days=days)
        ImageConsent.objects.note(f"images/2026/{image}.jpg", until=until)

    assert shown(admin_client) == {
        "Sent back to you": (0, set()),
        "Your drafts": (1, {"Mine"}),
        "All drafts": (2, {"Mine", "Hers"}),
        "Changes that wait": (0, set()),
        "Last changed by you": (0, set()),
        "Waiting for review": (1, {"To check"}),
        "Scheduled": (1, {"Tomorrow"}),
        "Vacancies closing within a week": (1, {"Soon"}),
        "Publications without a file": (1, {"No file"}),
        "Photos without alternative text": (1, {"Bare"}),
        "Consent ends within 30 days": (1, {"ends-soon.jpg"}),
    }


def test_my_work_tells_what_waits_for_whom_and_why(client, staff, make):
    dara, reiko = staff("Contributor", username="dara"), staff("Publisher")
    back = make(Post, title="Back", status="changes_asked", created_by=dara)
    old = ReviewNote.objects.create(entry=back, step="changes_asked", note="Old words")
    ReviewNote.objects.create(entry=back, step="changes_asked", note="Which district?")
    make(Post, title="Others' back", status="changes_asked")
    make(Post, title="Touched", updated_by=dara)
    day = datetime(2099, 11, 30, 9, tzinfo=timezone.get_default_timezone())
    make(Post, title="Later", published_at=day, created_by=dara)
    client.force_login(dara)

    found, page = shown(client), client.get(reverse("admin:index")).text

    assert found["Sent back to you"] == (1, {"Back"})
    assert found["Last changed by you"] == (1, {"Touched"})
    assert "Which district?" in page
    assert old.note not in page
    assert "from Mon 30 Nov 2099, 09:00 Bangkok time" in page
    assert "Changes that wait" not in found
    client.force_login(reiko)
    assert shown(client)["Sent back to you"] == (0, set())


def test_changes_that_wait_stand_on_the_first_page_of_editors(client, staff, make):
    post = make(Post, title="Public text")
    step = WaitingStep.objects.create(entry=post, rows=[])
    WaitingChanges.objects.create(entry=post, step=step, opened_version=1)
    client.force_login(staff("Editor"))

    assert shown(client)["Changes that wait"] == (1, {"Public text"})
    listed = client.get(address(Entry) + "?waiting=1").context["cl"].result_list
    assert [entry.title for entry in listed] == ["Public text"]


def test_a_box_counts_all_and_names_the_first_five(admin_client, make):
    for number in range(7):
        make(Post, title=f"Draft {number}", status="draft")

    count, titles = shown(admin_client)["All drafts"]

    assert (count, len(titles)) == (7, 5)


def test_lists_behind_the_boxes_show_the_same_number(admin_client, make, jpeg):
    post = make(Post, status="draft")
    Photo.objects.create(entry=post, image=jpeg())
    make(Publication)
    make(Vacancy, deadline=timezone.localdate())
    request = admin_client.get(reverse("admin:index")).wsgi_request

    for box in boxes(request):
        listed = admin_client.get(box.url).context["cl"].result_list
        assert len(listed) == box.count, box.title


def test_contributor_sees_no_drafts_of_others(client, staff, make, jpeg):
    user = staff("Contributor")
    client.force_login(user)
    hidden = make(Post, title="Hidden", status="draft")
    Photo.objects.create(entry=hidden, image=jpeg(), caption="Hidden photo")
    make(Publication, title="Hidden report", status="draft")
    make(Post, title="Mine", status="draft", created_by=user)

    found = shown(client)

    assert found["Your drafts"] == (1, {"Mine"})
    assert found["All drafts"] == (1, {"Mine"})
    assert found["Photos without alternative text"][0] == 0
    assert found["Publications without a file"][0] == 0


def test_staff_without_a_group_see_no_boxes_and_no_buttons(client, staff, make):
    client.force_login(staff())
    make(Post, title="Secret draft", status="draft")

    page = client.get(reverse("admin:index"))

    assert page.status_code == 200
    assert "Secret draft" not in page.text
    assert 'class="box' not in page.text.replace('class="boxes"', "")
    assert "add-buttons" not in page.text


def test_each_kind_has_a_button_in_the_words_of_staff(client, staff):
    client.force_login(staff("Contributor"))

    page = client.get(reverse("admin:index")).text

    for words, form in {
        "Write news": "news_post",
        "Announce an event": "events_event",
        "Add a publication": "publications_publication",
        "Announce a vacancy": "vacancies_vacancy",
        "Write a page": "content_page",
    }.items():
        address = reverse(f"admin:{form}_add")
        assert f'href="{address}">{words}</a>' in page


@pytest.mark.parametrize("rows", [1, 40])
def test_first_page_needs_few_queries(
    client, staff, make, django_assert_max_num_queries, rows
):
    client.force_login(staff("Editor"))
    for _ in range(rows):
        make(Post, status="draft")
        make(Publication, status="in_review")

    with django_assert_max_num_queries(20):
        client.get(reverse("admin:index"))


def test_a_new_kind_adds_its_boxes_by_itself(admin_client, monkeypatch):
    post_admin = admin.site.get_model_admin(Post)
    found = boxes(admin_client.get(reverse("admin:index")).wsgi_request)
    box = next(one for one in found if str(one.title) == "Your drafts")
    monkeypatch.setattr(post_admin, "dashboard", lambda request: [box], raising=False)

    titles = [str(b.title) for b in boxes(box_request(admin_client))]

    assert titles.count("Your drafts") == 2


def box_request(client):
    return client.get(reverse("admin:index")).wsgi_request
