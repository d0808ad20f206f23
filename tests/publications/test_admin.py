"""Publications in the admin: the grid of briefs, the missing files."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from publications.models import PolicyBrief, Publication
from tests.admin_post import filled

ADD = "admin:publications_publication_add"


def brief(pdf, note, **cell):
    file = SimpleUploadedFile("brief.pdf", pdf(note=note).read())
    return {"file": file, "title": note, **cell}


def test_briefs_are_saved_each_in_its_cell(admin_client, pdf):
    url = reverse(ADD)
    rows = {
        "policy_briefs": [
            brief(pdf, "Regional", scope="mekong", language="my"),
            brief(pdf, "Thai", scope="TH", language="th"),
        ]
    }

    answer = admin_client.post(
        url,
        filled(admin_client.get(url), rows, title="Briefs", published_in="2019-09-20"),
    )

    assert answer.status_code == 302, answer.context["errors"]
    publication = Publication.objects.get()
    assert publication.published_in == date(2019, 9, 1)
    cells = {(b.scope, b.language): b.title for b in publication.policy_briefs.all()}
    assert cells == {("mekong", "my"): "Regional", ("TH", "th"): "Thai"}


def test_second_brief_for_a_cell_is_refused_with_a_sentence(admin_client, make, pdf):
    publication = make(Publication)
    PolicyBrief.objects.create(publication=publication, scope="TH", file=pdf())
    url = reverse("admin:publications_publication_change", args=[publication.pk])
    rows = {"policy_briefs": [brief(pdf, "Again", scope="TH", language="en")]}

    answer = admin_client.post(url, filled(admin_client.get(url), rows))

    assert "There is a brief about this scope in this language" in answer.text
    assert PolicyBrief.objects.count() == 1


def test_a_brief_keeps_its_address_when_its_file_is_replaced(admin_client, make, pdf):
    publication = make(Publication)
    old = PolicyBrief.objects.create(publication=publication, file=pdf(note="old"))
    address = old.get_absolute_url()
    url = reverse("admin:publications_publication_change", args=[publication.pk])
    new = SimpleUploadedFile("other-name.pdf", pdf(pages=3, note="new").read())

    data = filled(admin_client.get(url), **{"policy_briefs-0-file": new})
    answer = admin_client.post(url, data)

    assert answer.status_code == 302, answer.context["errors"]
    replaced = PolicyBrief.objects.get()
    assert (replaced.pages, replaced.get_absolute_url()) == (3, address)


def test_list_shows_the_month_and_finds_what_has_no_file(admin_client, make, pdf):
    make(Publication, title="Bare", published_in=date(2019, 9, 1))
    make(Publication, title="Complete").documents.create(file=pdf())
    url = reverse("admin:publications_publication_changelist")

    assert "September 2019" in admin_client.get(url).text
    page = admin_client.get(url, {"files": "none"})
    assert [p.title for p in page.context["cl"].result_list] == ["Bare"]
