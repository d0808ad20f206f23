"""What each role does by the actions of lists and forms of the desk: merging, consent,
deleting in the library. Told is what happened, not what was answered."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from mmn.content.models import Organisation, Tag
from mmn.media.models import ImageConsent, Photo, StoredFile
from news.models import Post, PressContact
from tests.admin_post import address
from tests.conftest import grant_to_groups

from .test_roles import LOG_IN, ROLES, STATES, Desk, reading, row

DONE, NOTHING = "done", "nothing"
AGREED = ImageConsent.Consent.OBTAINED

EDITORS = row(LOG_IN, 403, NOTHING, DONE, DONE)
EDITORS_PAGE = row(LOG_IN, 403, 403, DONE, DONE)
OWN = {
    "own draft": row(LOG_IN, 403, DONE, DONE, DONE),
    "another's draft": EDITORS,
    "published": EDITORS,
}
NOBODY = row(LOG_IN, 403, NOTHING, NOTHING, NOTHING)
NOBODY_AT_ALL = row(LOG_IN, 403, 403, 403, 403)


def merge(model):
    """Two rows of ``model``; whether the second is gone."""

    def act(desk):
        rows = [model.objects.create(name=name) for name in ("One", "Two")]
        data = {"action": "merge", "_selected_action": [one.pk for one in rows]}
        data |= {"merge_into": rows[0].pk, "confirmed": "Merge them"}
        answer = desk.client.post(address(model), data)
        return answer, not model.objects.filter(pk=rows[1].pk).exists()

    return act


def merge_people(desk):
    """Two spellings of one person: the one to change is in the entry."""
    kept = desk.make(Post, title="Statement")
    PressContact.objects.create(post=kept, name="Aye Win")
    contact = PressContact.objects.create(post=desk.entry, name="Aye Wynn")
    data = {"name": ["Aye Win", "Aye Wynn"], "kept": "Aye Win"}
    page = desk.client.post(reverse("desk:people"), data)
    plan = page.context and page.context.get("plan")
    data["seal"] = plan.seal if plan else "guessed"
    answer = desk.client.post(reverse("desk:people"), data)
    contact.refresh_from_db()
    return answer, contact.name == "Aye Win"


def facts(image, **more):
    changes = {"changes-TOTAL_FORMS": 0, "changes-INITIAL_FORMS": 0}
    return {"image": image, "consent": AGREED, **changes, **more}


def record_consent(desk):
    url, image = address(ImageConsent, "add"), desk.entry.cover.name
    answer = desk.client.post(url, facts(image))
    return answer, ImageConsent.objects.filter(image=image).exists()


def lift_a_withdrawal(desk):
    record = withdrawn(desk)
    url = address(ImageConsent, "change", record.pk)
    answer = desk.client.post(url, facts(record.image))
    record.refresh_from_db()
    return answer, record.consent == AGREED


def delete_a_record(desk):
    record = withdrawn(desk)
    url = address(ImageConsent, "delete", record.pk)
    answer = desk.client.post(url, {"post": "yes"})
    return answer, not ImageConsent.objects.filter(pk=record.pk).exists()


def withdrawn(desk):
    return ImageConsent.objects.create(
        image=desk.entry.cover.name,
        consent=ImageConsent.Consent.WITHDRAWN,
        reason="Asked by mail",
    )


def consent_in_the_list_of_photos(desk):
    photo = Photo.objects.create(
        entry=desk.entry, image=desk.jpeg(colour=(desk.entry.pk % 250, 9, 9))
    )
    row = {"id": photo.pk, "alt": "A pier", "consent": AGREED}
    data = {f"form-0-{name}": value for name, value in row.items()}
    data |= {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "Save"}
    answer = desk.client.post(address(Photo), data)
    photo.refresh_from_db()
    return answer, photo.alt == "A pier"


def delete_files(used):
    """One file, by the action for many; ``used`` by the entry or by nothing."""

    def act(desk):
        name = desk.entry.cover.name if used else unused(desk)
        file = StoredFile.objects.get(name=name)
        data = {"action": "delete_selected", "_selected_action": [file.pk]}
        answer = desk.client.post(address(StoredFile), {**data, "post": "yes"})
        return answer, not StoredFile.objects.filter(pk=file.pk).exists()

    return act


def unused(desk):
    picture = desk.jpeg(colour=(9, desk.entry.pk % 250, 9))
    entry = desk.make(Post, cover=ContentFile(picture.read(), "x.jpg"), cover_alt="x")
    name = entry.cover.name
    entry.delete()
    return name


# What is done, at whose list: what looking at that list and doing it come to.
LISTS = row(LOG_IN, 403, "in", "in", "in")
CONSENT = row(LOG_IN, 403, 403, "in", "in")
ACTIONS = {
    "merge organisations": (address, Organisation, LISTS, merge(Organisation), EDITORS),
    "merge tags": (address, Tag, LISTS, merge(Tag), EDITORS),
    "merge people": (reverse, "desk:people", LISTS, merge_people, OWN),
    "record consent": (address, ImageConsent, CONSENT, record_consent, EDITORS_PAGE),
    "lift a withdrawal": (
        *(address, ImageConsent, CONSENT),
        *(lift_a_withdrawal, EDITORS_PAGE),
    ),
    "delete a record of consent": (
        *(address, ImageConsent, CONSENT),
        *(delete_a_record, NOBODY_AT_ALL),
    ),
    "describe and record in the list of photos": (
        *(address, Photo, LISTS),
        *(consent_in_the_list_of_photos, OWN),
    ),
    "delete unused files": (address, StoredFile, LISTS, delete_files(False), EDITORS),
    "delete used files": (address, StoredFile, LISTS, delete_files(True), NOBODY),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_role_does_what_the_table_says(
    client, staff, make, jpeg, pdf, action, state
):
    grant_to_groups()
    where, named, listed, act, wanted = ACTIONS[action]
    seen, done = {}, {}
    for role in ROLES:
        desk = Desk(client, staff, make, jpeg, pdf)
        desk.prepare(role, state)
        seen[role] = reading(client.get(where(named)))
        answer, happened = act(desk)
        said = reading(answer)
        assert not (happened and said != "in"), f"{role}: {said}, yet it is done"
        done[role] = (DONE if happened else NOTHING) if said == "in" else said
        for model in (Organisation, Tag, ImageConsent):  # the next one starts anew
            model.objects.all().delete()

    assert (seen, done) == (listed, wanted.get(state, wanted))
