"""What the editor makes of pasted texts and pictures, under the form's own policy."""

import pytest
from django.urls import reverse

from mmn.media.models import InlineImage
from news.models import Post

from .test_editor_flow import PASTE, log_in, wait_until

pytestmark = pytest.mark.browser

WORD_TEXT = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"></head><body lang=EN-GB>
<!--StartFragment--><h1 style='mso-outline-level:1'>Findings<o:p></o:p></h1>
<h2>Wages</h2>
<p class=MsoNormal><b><span style='font-size:12pt'>Below</span></b> the minimum, says
<a href="https://example.org/report"><span style='color:blue'>the report</span></a></p>
<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Paid late</p>
<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Not paid</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>
"""

PASTE_FILE = """([name, type, bytes]) => {
  const editor = CKEDITOR.instances.id_body;
  editor.focus();
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([new Uint8Array(bytes)], name, { type }));
  editor.editable().$.dispatchEvent(new ClipboardEvent('paste', {
    clipboardData, bubbles: true, cancelable: true,
  }));
}"""


@pytest.fixture
def form(page):
    """The form of a new post, its editor ready; nothing may come from elsewhere."""
    foreign = []
    page.on("request", lambda request: foreign.append(request.url))
    log_in(page)
    page.goto(reverse("admin:news_post_add"))
    page.fill("#id_title", "Crews at sea")
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")
    yield page
    own = (page.url.partition("/admin")[0], "data:", "blob:")
    assert [url for url in foreign if not url.startswith(own)] == []


def data(page):
    return page.evaluate("CKEDITOR.instances.id_body.getData()")


def test_word_text_keeps_headings_list_and_link(form):
    form.evaluate(PASTE, WORD_TEXT)
    wait_until(form, "CKEDITOR.instances.id_body.getData().includes('Not paid')")

    form.click("input[name=_save]")
    form.wait_for_selector(".messagelist .success")

    assert "".join(Post.objects.get().body.split("\n")).replace("\t", "") == (
        "<h2>Findings</h2><h2>Wages</h2>"
        "<p><strong>Below</strong> the minimum, says "
        '<a href="https://example.org/report" rel="noopener">the report</a></p>'
        "<ul><li>Paid late</li><li>Not paid</li></ul>"
    )


def test_typed_text_and_buttons_work(form):
    form.evaluate("CKEDITOR.instances.id_body.focus()")
    form.keyboard.type("Crews ")
    form.locator(".cke_button__bold").click()
    form.keyboard.type("at sea")

    typed = data(form).replace("&nbsp;", " ").strip()
    assert typed == "<p>Crews <strong>at sea</strong></p>"


def test_pasted_picture_goes_through_intake(form, jpeg):
    content = jpeg(90, 60).read()

    form.evaluate(PASTE_FILE, ["boat.jpg", "image/jpeg", list(content)])
    wait_until(form, "CKEDITOR.instances.id_body.getData().includes('/media/images/')")

    picture = InlineImage.objects.get()
    assert f'src="{picture.image.url}"' in data(form)
    assert 'width="90"' in data(form)


def test_refused_picture_says_why(form):
    form.evaluate(PASTE_FILE, ["boat.jpg", "image/jpeg", list(b"<?php")])

    warning = form.locator(".cke_notification_warning")
    warning.wait_for()
    assert "“boat.jpg” is not a picture that can be shown here" in warning.inner_text()
    assert form.locator(".cke_notification_success:visible").count() == 0
    assert not InlineImage.objects.exists()


def test_earlier_picture_is_chosen_in_the_window(form, jpeg):
    picture = InlineImage.objects.create(image=jpeg(90, 60, name="boat.jpg"))
    form.evaluate("CKEDITOR.instances.id_body.execCommand('image')")
    dialog = form.locator(".cke_dialog:visible")

    with form.expect_popup() as opened:
        dialog.get_by_role("button", name="Browse Server").first.click()
    opened.value.get_by_role("button", name="boat").click()
    dialog.get_by_role("button", name="OK").click()

    wait_until(form, "CKEDITOR.instances.id_body.getData().includes('<img')")
    assert f'src="{picture.image.url}"' in data(form)


def test_a_text_that_nobody_touches_stays_as_it_is_stored(form, make):
    """The editor would write each of these with other line ends."""
    stored = (
        "<h2>Wages</h2>\n<p>Crews wait,\nsometimes <strong>long</strong>.</p>"
        "<ul><li>Paid late</li><li>Not paid</li></ul>"
        "<table><tbody><tr><td>a<br>b</td></tr></tbody></table>"
        "<dl><dt>Opening</dt><dd>8 October</dd></dl>"
    )
    post = make(Post, body=stored)
    form.goto(reverse("admin:news_post_change", args=[post.pk]))
    wait_until(form, "CKEDITOR.instances.id_body.status === 'ready'")
    assert data(form) != stored

    form.fill("#id_summary", "Crews wait for wages.")
    form.locator("input[name=_save]").first.click()
    form.wait_for_selector(".messagelist .success")

    post.refresh_from_db()
    assert (post.summary, post.body) == ("Crews wait for wages.", stored)
