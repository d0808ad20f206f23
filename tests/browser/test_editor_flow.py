"""The main job in a real browser: write, paste, upload, preview, publish, be read."""

from time import sleep

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Error

from mmn.media.models import InlineImage
from tests.conftest import NEEDED

pytestmark = pytest.mark.browser

WORD_TABLE = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><style>
<!-- p.MsoNormal {mso-style-unhide:no; font-family:"Calibri",sans-serif;} -->
</style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal><b><span lang=EN-US style='mso-ansi-language:EN-US'>Migrants by
sector<o:p></o:p></span></b></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0
 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=200 valign=top style='width:150pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal>Fishing<o:p></o:p></p></td>
  <td width=200 valign=top style='width:150pt'><p class=MsoNormal>45,000</p></td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td width=200><p class=MsoNormal>Construction</p></td>
  <td width=200><p class=MsoNormal>120,000</p></td>
 </tr>
</table>
<!--EndFragment--></body></html>
"""

PASTE = """html => {
  const editor = CKEDITOR.instances.id_body;
  editor.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/html', html);
  editor.editable().$.dispatchEvent(new ClipboardEvent('paste', {
    clipboardData, bubbles: true, cancelable: true,
  }));
}"""


def wait_until(target, expression):
    """Ask until it is true, for a minute: a busy machine is slow. Playwright's own
    waiting needs eval, which our policy forbids."""
    for _ in range(1200):
        try:
            if target.evaluate(expression):
                return
        except Error as error:  # the page was left while it was asked
            if "context was destroyed" not in str(error):
                raise
        sleep(0.05)
    raise AssertionError(f"never true: {expression}")


def log_in(page):
    User.objects.create_superuser("reiko", password="river")
    page.goto("/admin/")
    page.fill("#id_username", "reiko")
    page.fill("#id_password", "river")
    page.click("input[type=submit]")
    page.wait_for_selector("text=What waits for you")


def fill_in_facts(page):
    """What some kinds can't do without."""
    if page.query_selector("#id_starts_at_0"):
        page.fill("#id_starts_at_0", "2030-05-01")
        page.fill("#id_starts_at_1", "09:00")
    if page.query_selector("#id_deadline"):
        page.fill("#id_deadline", f"{timezone.localdate():%Y-%m-%d}")


def paste_table(page):
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")
    page.evaluate(PASTE, WORD_TABLE)
    wait_until(page, "CKEDITOR.instances.id_body.getData().includes('120,000')")


def insert_picture(page, file):
    """Through the editor's own dialog, from the disk of the person who writes."""
    page.evaluate("CKEDITOR.instances.id_body.execCommand('image')")
    dialog = page.locator(".cke_dialog:visible")
    dialog.get_by_role("tab", name="Upload").click()
    frame = dialog.frame_locator("iframe.cke_dialog_ui_input_file")
    frame.locator("input[type=file]").set_input_files(as_upload(file))
    dialog.get_by_role("button", name="Send it to the Server").click()
    alternative = dialog.get_by_label("Alternative Text")
    alternative.wait_for(state="visible")
    alternative.fill("A boat in the harbour")
    dialog.get_by_role("button", name="OK").click()
    wait_until(page, "CKEDITOR.instances.id_body.getData().includes('<img')")


def as_upload(file):
    kind = "application/pdf" if file.name.endswith(".pdf") else "image/jpeg"
    return {"name": file.name, "mimeType": kind, "buffer": file.read()}


def add_files(page, photo, document):
    page.click("#photos-group .add-row a")
    page.set_input_files("#id_photos-0-image", as_upload(photo))
    page.fill("#id_photos-0-caption", "The crew before leaving")
    page.fill("#id_photos-0-alt", "Four men on deck")
    page.click("#documents-group .add-row a")
    page.set_input_files("#id_documents-0-file", as_upload(document))
    page.fill("#id_documents-0-title", "Wages at sea")


def assert_complete(page):
    """The page a reader gets: the table, both pictures loaded, the document."""
    assert page.locator("main table td").all_inner_texts() == [
        *("Fishing", "45,000", "Construction", "120,000"),
    ]
    for alt in ("A boat in the harbour", "Four men on deck"):
        picture = page.locator(f'main img[alt="{alt}"]').first
        picture.scroll_into_view_if_needed()
        wait_until(picture, "image => image.complete && image.naturalWidth > 0")
    page.locator("main").get_by_text("Wages at sea").first.wait_for()


@pytest.mark.parametrize("model", NEEDED)
def test_each_kind_is_written_previewed_published_and_read(
    page, browser, live_server, jpeg, pdf, model
):
    meta = model._meta
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    log_in(page)
    page.goto(reverse(f"admin:{meta.app_label}_{meta.model_name}_add"))
    page.fill("#id_title", "Crews at sea")
    fill_in_facts(page)
    paste_table(page)
    insert_picture(page, jpeg(colour=(10, 80, 90)))
    add_files(page, jpeg(colour=(160, 60, 20)), pdf())

    page.click("input[name=_preview]")
    page.wait_for_url(lambda address: "/admin/" not in address)

    entry = model.objects.get()
    address = entry.get_absolute_url()
    assert page.url == live_server.url + address
    assert_complete(page)
    assert "Mso" not in entry.body
    assert list(entry.inline_images.all()) == [InlineImage.objects.get()]
    anonymous = browser.new_context(base_url=live_server.url)
    assert anonymous.request.get(address).status == 404
    files = [entry.photos.get().image.url, entry.documents.get().get_absolute_url()]
    assert [anonymous.request.get(file).status for file in files] == [404, 404]

    page.goto(reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist"))
    page.check(".action-select")
    page.select_option("select[name=action]", "publish")
    page.click("button[name=index]")
    page.wait_for_selector("text=1 entry is public now: Crews at sea")

    reader = anonymous.new_page()
    assert reader.goto(address).status == 200
    assert_complete(reader)
    assert [anonymous.request.get(file).status for file in files] == [200, 200]
    anonymous.close()
    assert problems == []


def test_reopened_text_is_saved_as_it_was(page, jpeg, make):
    from news.models import Post

    post = make(
        Post,
        body="<h2>Wages</h2><p>Of <strong>crews</strong> <sup>1</sup></p>"
        "<ul><li>paid</li></ul><blockquote><p>Late</p></blockquote>"
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
    )
    before = post.body
    log_in(page)
    page.goto(reverse("admin:news_post_change", args=[post.pk]))
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")

    page.fill("#id_summary", "In short")
    page.click("input[name=_save]")
    page.wait_for_selector("text=was changed successfully")

    post.refresh_from_db()
    assert post.summary == "In short"
    assert "".join(post.body.split()) == "".join(before.split())


def test_refused_picture_in_the_text_says_why(page, make):
    from django.core.files.base import ContentFile

    log_in(page)
    page.goto(reverse("admin:news_post_add"))
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")
    sentences = []
    page.on("dialog", lambda box: (sentences.append(box.message), box.accept()))
    page.evaluate("CKEDITOR.instances.id_body.execCommand('image')")
    dialog = page.locator(".cke_dialog:visible")
    dialog.get_by_role("tab", name="Upload").click()
    frame = dialog.frame_locator("iframe.cke_dialog_ui_input_file")
    wrong = as_upload(ContentFile(b"<?php echo 1; ?>", "boat.jpg"))
    frame.locator("input[type=file]").set_input_files(wrong)

    with page.expect_event("dialog"):
        dialog.get_by_role("button", name="Send it to the Server").click()

    assert "boat.jpg" in sentences[0]
    assert not InlineImage.objects.exists()
