"""Many photos at once: dropped over a poor line, put in order, described together."""

import base64
import io
from random import Random

import pytest
from django.urls import reverse
from PIL import Image

from mmn.media.models import Photo, StoredFile
from news.models import Post
from tests.browser.test_editor_flow import log_in, wait_until

pytestmark = pytest.mark.browser

DROP = """photos => {
  const transfer = new DataTransfer();
  for (const [name, text] of photos) {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    transfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
  }
  for (const type of ["dragover", "drop"]) {
    document.querySelector("#photos-group [data-drop-zone]").dispatchEvent(
      new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
  }
}"""
CARDS = "#photos-group .photo-card:not(.empty-form)"
SUMMARY = "document.querySelector('#photos-group [data-drop-summary]').textContent"
ARRIVED = f"document.querySelectorAll('{CARDS}').length"
KBYTES = 1024


@pytest.fixture
def form(page):
    """The form of a new post, its photos in sight."""
    log_in(page)
    page.goto(reverse("admin:news_post_add"))
    page.fill("#id_title", "Crews at sea")
    page.locator("#photos-group [data-drop-zone]").scroll_into_view_if_needed()
    return page


def snapshots(count, size=(320, 240)):
    """Pictures of noise, so that they have some bytes, each of its own."""
    photos = []
    for number in range(count):
        noise = Random(number).randbytes(size[0] * size[1] * 3)
        stream = io.BytesIO()
        Image.frombytes("RGB", size, noise).save(stream, "JPEG", quality=90)
        photos.append((f"photo-{number + 1:02}.jpg", stream.getvalue()))
    return photos


def drop(page, photos):
    texts = [(name, base64.b64encode(data).decode()) for name, data in photos]
    page.evaluate(DROP, texts)


class PoorLine:
    """So many kilobytes a second go up; it can be cut."""

    def __init__(self, page, kbytes):
        self.page, self.up = page, kbytes * KBYTES
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.set(offline=False)

    def set(self, offline):
        speeds = {"downloadThroughput": -1, "uploadThroughput": self.up}
        conditions = {"offline": offline, "latency": 20, **speeds}
        self.session.send("Network.emulateNetworkConditions", conditions)

    def cut(self):
        """Gone until what was under way has noticed, then back."""
        self.set(offline=True)
        self.page.context.set_offline(True)
        self.page.locator(".drop__item", has_text="sent again").first.wait_for()
        self.page.context.set_offline(False)
        self.set(offline=False)


def save(page):
    page.click("input[name=_save]")
    page.wait_for_selector("text=was added successfully")


def test_photos_dropped_over_a_line_cut_twice_all_arrive_once(form):
    photos = snapshots(12)
    line = PoorLine(form, kbytes=400)
    drop(form, photos)

    wait_until(form, f"{ARRIVED} >= 2")
    assert " of 12 photos have arrived." in form.evaluate(SUMMARY)
    overall = "document.querySelector('#photos-group [data-drop-all]').value"
    assert 0 < form.evaluate(overall) < 1
    assert 1 <= form.locator("#photos-group .drop__item progress").count() <= 3
    line.cut()
    wait_until(form, f"{ARRIVED} >= 6")
    line.cut()

    wait_until(form, f"{SUMMARY}.startsWith('All photos have arrived')")
    names = form.locator(f"{CARDS} .kept-file__name").all_inner_texts()
    assert names == [name for name, _data in photos]
    save(form)
    kept = Photo.objects.order_by("position")
    stored = dict(StoredFile.objects.values_list("name", "original_name"))
    assert [stored[photo.image.name] for photo in kept] == names
    assert [photo.position for photo in kept] == list(range(1, 13))
    assert StoredFile.objects.count() == 12


def test_refused_and_repeated_photos_are_named_and_the_others_arrive(form):
    first, second = snapshots(2)

    drop(form, [first, ("notes.jpg", b"hello"), second, ("again.jpg", first[1])])
    wait_until(
        form, f"{SUMMARY}.startsWith('Photos that have arrived: 2. Left out: 2')"
    )

    problems = " ".join(form.locator("#photos-group .drop__item").all_inner_texts())
    assert "“notes.jpg” is not a picture" in problems
    assert "again.jpg" in problems
    assert "is here already" in problems
    save(form)
    assert Photo.objects.count() == 2


def trouble(form, *statuses):
    """The server answers so to the first photos that it is sent, then as usual."""
    answers = iter(statuses)

    def answer(route):
        status = next(answers, None)
        route.fulfill(status=status) if status else route.continue_()

    form.route("**/uploads/photo/", answer)


def test_of_two_photos_alike_the_first_one_stays_though_it_arrives_last(form):
    first, second = snapshots(2)
    trouble(form, 503)

    drop(form, [first, second, ("again.jpg", first[1])])
    wait_until(
        form, f"{SUMMARY}.startsWith('Photos that have arrived: 2. Left out: 1')"
    )

    problem = form.locator("#photos-group .drop__item").inner_text()
    assert "again.jpg" in problem
    assert "is here already" in problem
    save(form)
    kept = Photo.objects.order_by("position")
    stored = dict(StoredFile.objects.values_list("name", "original_name"))
    assert [stored[photo.image.name] for photo in kept] == ["again.jpg", "photo-02.jpg"]


def test_server_in_trouble_delays_a_photo_and_loses_none(form):
    trouble(form, 503, 500)

    drop(form, snapshots(1))

    wait_until(form, f"{SUMMARY}.startsWith('All photos have arrived')")
    save(form)
    assert Photo.objects.count() == 1


def test_saving_waits_for_photos_that_are_still_arriving(form):
    sentences = []
    form.on("dialog", lambda box: (sentences.append(box.message), box.accept()))
    form.route("**/uploads/photo/", lambda route: None)
    drop(form, snapshots(2))

    form.click("input[name=_save]")

    assert "still arriving" in sentences[0]
    form.click("#photos-group [data-drop-cancel]")
    save(form)
    assert not Photo.objects.exists()


def test_photos_are_put_in_order_by_keyboard_alone(form):
    photos = snapshots(3)
    drop(form, photos)
    wait_until(form, f"{SUMMARY}.startsWith('All photos have arrived')")
    status = form.locator("#photos-group [data-photos-status]")
    form.locator("#photos-group [data-drop-choose]").focus()
    for _ in range(20):
        form.keyboard.press("Tab")
        if form.evaluate("document.activeElement.matches('[data-photo-move=\"1\"]')"):
            break

    form.keyboard.press("Enter")
    assert status.text_content() == "Photo 2 of 3"
    form.keyboard.press("ArrowRight")
    assert status.text_content() == "Photo 3 of 3"
    focused = "document.activeElement.closest('.photo-card').textContent"
    assert "photo-01.jpg" in form.evaluate(focused)

    save(form)
    stored = dict(StoredFile.objects.values_list("name", "original_name"))
    order = [stored[p.image.name] for p in Photo.objects.order_by("position")]
    assert order == ["photo-02.jpg", "photo-03.jpg", "photo-01.jpg"]


def test_stored_photos_stay_themselves_when_order_and_rows_change(page, make, jpeg):
    post = make(Post, status="draft")
    for number in range(3):
        colour = (number * 70, 20, 20)
        photo = Photo(entry=post, image=jpeg(colour=colour), caption=f"Old {number}")
        photo.position = number
        photo.save()
    log_in(page)
    page.goto(reverse("admin:news_post_change", args=[post.pk]))
    drop(page, snapshots(2))
    wait_until(page, f"{SUMMARY}.startsWith('All photos have arrived')")
    first, other = (page.locator(CARDS).nth(n).get_attribute("id") for n in (3, 4))
    page.fill(f"#id_{first}-caption", "New")

    for _ in range(3):
        page.click(f"#{first} [data-photo-move='-1']")
    page.click(f"#{other} .inline-deletelink")
    page.click("input[name=_save]")
    page.wait_for_selector("text=was changed successfully")

    captions = Photo.objects.order_by("position").values_list("caption", flat=True)
    assert list(captions) == ["New", "Old 0", "Old 1", "Old 2"]


def test_credit_and_consent_are_set_for_the_chosen_photos_at_once(form):
    drop(form, snapshots(3))
    wait_until(form, f"{SUMMARY}.startsWith('All photos have arrived')")

    form.click("#photos-group [data-many] summary")
    form.click("[data-many-apply]")
    form.get_by_text("No photo is chosen.").wait_for()
    form.check("[data-many-all]")
    form.locator(CARDS).nth(2).locator("[data-photo-chosen]").uncheck()
    form.fill("#many-credit", "MMN")
    form.select_option("#many-consent", "obtained")
    form.click("[data-many-apply]")
    form.get_by_text("Set for 2 photos.").wait_for()
    save(form)

    facts = [(p.credit, p.consent) for p in Photo.objects.order_by("position")]
    assert facts == [("MMN", "obtained")] * 2 + [("", "not_recorded")]
