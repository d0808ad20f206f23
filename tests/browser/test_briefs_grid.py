"""Eleven PDFs as they really are, dropped on the briefs of a publication at once."""

from base64 import b64encode

import pytest
from django.urls import reverse

from mmn.media.models import PlacedFile
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.browser.test_editor_flow import log_in, wait_until
from tests.media.printed import printed

pytestmark = pytest.mark.browser

HEADINGS = {
    ("mekong", "en"): "Policy brief: social protection across the Mekong region",
    ("mekong", "my"): "မူဝါဒအကျဉ်းချုပ် မဲခေါင်ဒေသ လူမှုကာကွယ်ရေး",
    ("mekong", "km"): "សេចក្តីសង្ខេបគោលនយោបាយ តំបន់មេគង្គ",
    ("mekong", "th"): "สรุปนโยบาย อนุภูมิภาคลุ่มแม่น้ำโขง การคุ้มครองทางสังคม",
    ("TH", "en"): "Policy brief: social protection of migrants in Thailand",
    ("TH", "my"): "မူဝါဒအကျဉ်းချုပ် ထိုင်းနိုင်ငံ လူမှုကာကွယ်ရေး",
    ("TH", "th"): "สรุปนโยบาย ประเทศไทย การคุ้มครองทางสังคม",
    ("MM", "en"): "Policy brief: social protection of returnees to Myanmar",
    ("MM", "my"): "မူဝါဒအကျဉ်းချုပ် မြန်မာနိုင်ငံ လူမှုကာကွယ်ရေး",
    ("KH", "en"): "Policy brief: social protection of migrants from Cambodia",
    ("KH", "km"): "សេចក្តីសង្ខេបគោលនយោបាយ ប្រទេសកម្ពុជា",
}
NAMES = {
    ("mekong", "en"): "Policy-Brief_Mekong_English.pdf",
    ("mekong", "my"): "Policy-Brief_Mekong_Burmese.pdf",
    ("mekong", "km"): "សេចក្តីសង្ខេប តំបន់មេគង្គ.pdf",
    ("mekong", "th"): "Policy-Brief_Mekong_TH.pdf",
    ("TH", "en"): "PB_Thailand_Eng_final.pdf",
    ("TH", "my"): "PB_Thailand_Burmese_final.pdf",
    ("TH", "th"): "สรุปนโยบาย ประเทศไทย.pdf",
    ("MM", "en"): "MyanmarBriefEnglish.pdf",
    ("MM", "my"): "မြန်မာနိုင်ငံ မူဝါဒ.pdf",
    ("KH", "en"): "Cambodia-brief (1).pdf",
    ("KH", "km"): "brief_KH.pdf",
}

DROP = """(zone, files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], name, { type: "application/pdf" }));
  }
  const how = { dataTransfer, bubbles: true, cancelable: true };
  zone.dispatchEvent(new DragEvent("drop", how));
}"""


@pytest.fixture(scope="module")
def briefs(browser):
    """The eleven files: text in their own scripts, printed by a browser."""
    page = browser.new_page()
    files = {}
    for cell, heading in HEADINGS.items():
        page.set_content(f"<h1>{heading}</h1><p>{heading}</p>")
        files[cell] = page.pdf()
    page.close()
    return files


def drop(page, files, rows="policy_briefs"):
    zone = page.locator(f"[data-pdfs={rows}] [data-drop-zone]")
    encoded = [(name, b64encode(content).decode()) for name, content in files]
    zone.evaluate(DROP, encoded)


def rows(page):
    return page.evaluate(
        """() => [...document.querySelectorAll("[data-pdfs=policy_briefs] "
          + ".inline-related:not(.empty-form)")].map((row) => [
            row.querySelector("[name$=-scope]").value,
            row.querySelector("[name$=-language]").value,
            row.querySelector("[name$=-title]").value,
            row.querySelectorAll(".guess--doubtful").length,
            row.classList.contains("pdf-row--clash"),
        ])"""
    )


def arrived(page, count, rows="policy_briefs"):
    named = f"[data-pdfs={rows}] [data-pdf-name]"
    counted = f"document.querySelectorAll('{named}').length"
    wait_until(page, f"{counted} === {count}")


def test_eleven_dropped_briefs_fill_the_grid(page, browser, live_server, make, briefs):
    publication = make(Publication, title="Social protection across borders")
    there = PolicyBrief.objects.create(
        publication=publication, scope="TH", language="th", file=printed("Old")
    )
    address = there.get_absolute_url()
    log_in(page)
    page.goto(reverse("admin:publications_publication_change", args=[publication.pk]))

    drop(page, [(NAMES[cell], briefs[cell]) for cell in NAMES])
    arrived(page, 11)

    wait_until(page, "document.querySelectorAll('.pdf-row--clash').length === 1")
    found = rows(page)
    assert {(scope, language) for scope, language, *_ in found} == set(NAMES)
    assert all(title for _s, _l, title, *_ in found)
    assert page.locator("[data-pdf-grid-status]").inner_text().startswith("1 PDF")
    page.click("text=Replace the file there with this one")
    wait_until(
        page, "document.querySelectorAll('.pdf-grid__cell--filled').length === 11"
    )
    assert len(rows(page)) == 11
    page.click("input[name=_save]")
    page.wait_for_selector("text=was changed successfully")

    cells = {(b.scope, b.language) for b in publication.policy_briefs.all()}
    assert cells == set(NAMES)
    there.refresh_from_db()
    assert there.get_absolute_url() == address
    assert len(PlacedFile.objects.earlier(there)) == 1
    visitor = browser.new_context(base_url=live_server.url)
    reader = visitor.new_page()
    reader.goto(publication.get_absolute_url())
    assert reader.locator(".briefs__link").count() == 11
    assert visitor.request.get(address).body() == briefs["TH", "th"]
    visitor.close()


def test_documents_are_dropped_on_any_entry(page, make, briefs):
    post = make(Post, title="New briefs")
    log_in(page)
    page.goto(reverse("admin:news_post_change", args=[post.pk]))

    drop(page, [("Our_report.pdf", briefs["KH", "km"])], rows="documents")
    arrived(page, 1, rows="documents")
    page.click("input[name=_save]")
    page.wait_for_selector("text=was changed successfully")

    document = post.documents.get()
    assert (document.title, document.language) == ("Our report", "km")


def test_two_new_briefs_for_one_place_are_told_apart_by_hand(page, make, briefs):
    log_in(page)
    page.goto(reverse("admin:publications_publication_add"))
    page.fill("#id_title", "Social protection")

    thai = briefs["TH", "th"]
    drop(page, [("Thailand_a.pdf", thai), ("Thailand_b.pdf", briefs["TH", "en"])])
    arrived(page, 2)
    languages = page.locator("select[name^=policy_briefs][name$=-language]:visible")
    languages.nth(0).select_option("en")
    languages.nth(1).select_option("en")
    wait_until(page, "document.querySelectorAll('.pdf-row--clash').length === 1")
    assert page.locator(".pdf-clash").inner_text().startswith("There is a brief about")
    languages.nth(1).select_option("th")
    wait_until(page, "!document.querySelector('.pdf-row--clash')")
    page.click("input[name=_save]")
    page.wait_for_selector("text=was added successfully")

    places = {(b.scope, b.language) for b in PolicyBrief.objects.all()}
    assert places == {("TH", "en"), ("TH", "th")}
