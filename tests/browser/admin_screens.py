"""The screens of the admin, one after the other: each generator brings the window of
a ``desk`` to a screen, and says its name."""

from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from mmn.content.models import Category, Entry, Organisation, Tag
from mmn.desk.help.guides import guides
from mmn.desk.models import AvoidedTerm, FormCopy, QueuedMail, ShareLink
from mmn.desk.versions.store import versions
from mmn.media.models import ImageConsent, StoredFile
from news.models import Post
from tests.admin_post import address, filled, post_form
from tests.browser.test_editor_flow import wait_until

EDITORS_READY = """Object.values(window.CKEDITOR?.instances ?? {}).every(
  (editor) => editor.status === "ready")"""


def show(desk, path):
    desk.page.goto(path)
    settle(desk.page)


def settle(page):
    wait_until(page, EDITORS_READY)
    page.wait_for_load_state("networkidle")


def dashboard(desk):
    show(desk, "/admin/")
    yield "empty"
    desk.make(Post, status="in_review", published_at=None, created_by=desk.user)
    desk.make(Event, status="draft", published_at=None, created_by=desk.user)
    show(desk, "/admin/")
    yield "with boxes"
    show(desk, reverse("admin:app_list", args=["news"]))
    yield "one app"


def logging_in(desk):
    desk.page.context.clear_cookies()
    show(desk, "/admin/login/")
    yield "log in"
    desk.page.fill("#id_username", "nobody")
    desk.page.fill("#id_password", "wrong")
    desk.page.click("input[type=submit]")
    desk.page.wait_for_selector(".errornote")
    yield "refused"


def account(desk):
    show(desk, reverse("admin:password_change"))
    yield "password"
    show(desk, reverse("admin:auth_user_password_change", args=[desk.user.pk]))
    yield "password of a user"


def refusals(desk):
    show(desk, "/admin/no/such/page/")
    yield "404"
    show(desk, address(Post, "change", 99))
    yield "no such post"
    User.objects.filter(pk=desk.user.pk).update(is_superuser=False)
    show(desk, address(Post))
    yield "403"


def help_pages(desk):
    show(desk, reverse("desk:help"))
    yield "index"
    for guide in guides():
        show(desk, reverse("desk:help", args=[guide.name]))
        yield guide.name


def other_forms(desk):
    for model in (Category, Tag, Organisation, AvoidedTerm, User, Group):
        show(desk, address(model, "add"))
        yield model._meta.model_name
    photo = desk.whole(Post).photos.first()
    ImageConsent.objects.note(photo.image.name, consent="withdrawn", reason="Asked.")
    consent = ImageConsent.objects.get()
    show(desk, address(ImageConsent, "change", consent.pk))
    yield "consent"
    mail = QueuedMail.objects.create(to="d@example.org", subject="S", text="Hello")
    show(desk, address(QueuedMail, "change", mail.pk))
    yield "mail"


def library(desk):
    desk.whole(Post)
    for file in StoredFile.objects.order_by("pk")[:2]:
        show(desk, address(StoredFile, "change", file.pk))
        yield "file"
        show(desk, address(StoredFile, "delete", file.pk))
        yield "file in the way"
    show(desk, reverse("ckeditor_browse"))
    yield "pictures for texts"


def programme(desk):
    show(desk, address(Event, "change", desk.whole(Event).pk))
    page = desk.page
    page.click("[data-paste=participants] [data-paste-open]")
    page.keyboard.insert_text("H.E. Ms Chan Sopheap, Ministry of Labour\nလောက\n")
    page.click("dialog[open] [data-paste-read]")
    page.wait_for_selector("dialog[open] [data-paste-row]")
    yield "paste"
    page.click("dialog[open] [data-paste-add]")
    page.click("#panels-1 [data-add-seat]")
    yield "programme"


def photos(desk):
    show(desk, address(Post, "change", desk.whole(Post).pk))
    desk.page.click("#photos-group [data-many] summary")
    desk.page.check("[data-many-all]")
    yield "photo grid"
    desk.page.click("#photos-group [data-photo-move='1'] >> nth=0")
    yield "moved"


def autocomplete(desk):
    show(desk, address(Post, "change", desk.whole(Post).pk))
    for box in ("#id_translation_of", "#id_related"):
        desk.page.click(f"{box} + .select2-container")
        desk.page.wait_for_selector(".select2-results__option")
        yield box


def versions_of_an_entry(desk):
    post = desk.whole(Post)
    form = address(Post, "change", post.pk)
    changed = {"title": "Crews at sea", "body": "<p>Crews rest.</p>"}
    post_form(desk.client, form, **changed)
    show(desk, address(Post, "history", post.pk))
    yield "history"
    first = versions(post).last().revision_id
    desk.page.click("text=Compare the two chosen")
    yield "compare"
    show(desk, reverse("desk:restore", args=[post.pk, first]))
    yield "restore"
    desk.client.post(address(Post, "delete", post.pk), {"post": "yes"})
    show(desk, reverse("desk:deleted"))
    yield "deleted"
    desk.page.get_by_role("link", name="Recover").first.click()
    yield "recover"


def waiting_changes(desk):
    post = desk.whole(Post)
    form = address(Post, "change", post.pk)
    typed = filled(desk.client.get(form), title="Crews at sea")
    desk.client.post(form, {**typed, "_wait": "1"})
    show(desk, form)
    yield "waiting"


def conflict(desk):
    post = desk.make(Post, title="Crews")
    form = address(Post, "change", post.pk)
    show(desk, form)
    post_form(desk.client, form, title="Crews at sea")
    desk.page.fill("#id_title", "Crews at home")
    desk.page.locator("input[name=_save]").first.click()
    desk.page.wait_for_selector(".choose__conflict")
    yield "choose"


def copies(desk):
    post, now = desk.make(Post), timezone.now()
    common = {"user": desk.user, "form": "news.post", "seen_at": now, "typed_at": now}
    fields = [["title", "Crews at sea"], ["summary", "Typed"]]
    for number, entry in enumerate([None, Entry.objects.get(pk=post.pk)]):
        FormCopy.objects.create(
            entry=entry, window=f"window-{number}", fields=fields, **common
        )
    show(desk, address(Post, "change", post.pk))
    yield "offered"
    show(desk, reverse("desk:my_copies"))
    yield "mine"
    desk.page.click("text=See beside what is stored")
    yield "beside"


def review_and_sharing(desk):
    post = desk.make(Post, status="in_review", published_at=None)
    end = timezone.now() + timedelta(days=7)
    entry = Entry.objects.get(pk=post.pk)
    ShareLink.objects.create(entry=entry, label="Ms Srey", expires_at=end)
    show(desk, address(Post, "change", post.pk))
    desk.page.fill("[name=review_note]", "Which district?")
    desk.page.click("text=Ask for changes")
    desk.page.wait_for_selector(".review__note")
    settle(desk.page)
    yield "asked for changes"


def merging(desk):
    for name in ("MAP Foundation", "M.A.P. Foundation"):
        Organisation.objects.create(name=name)
    show(desk, address(Organisation))
    desk.page.check("#action-toggle")
    desk.page.select_option("select[name=action]", "merge")
    desk.page.click("#changelist-form .actions button")
    desk.page.wait_for_selector("[name=merge_into]")
    yield "which stays"
    desk.page.locator("[name=merge_into]").first.check()
    desk.page.click(".merging input[type=submit]")
    desk.page.wait_for_selector("[name=confirmed]")
    yield "preview"


OTHERS = [
    *[dashboard, logging_in, account, refusals, help_pages, other_forms, library],
    *[programme, photos, autocomplete, versions_of_an_entry, waiting_changes],
    *[conflict, copies, review_and_sharing, merging],
]
