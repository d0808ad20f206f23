"""What each picture of the guides shows, and how to get there."""

from collections.abc import Callable
from dataclasses import dataclass

PEOPLE = """
from django.contrib.auth.models import Group, User
for name, group in (("naw", "Publisher"), ("srey", "Editor"), ("aung", "Contributor")):
    user = User.objects.create_user(
        name, f"{name}@example.org", "river", is_staff=True, first_name=name.title()
    )
    user.groups.add(Group.objects.get(name=group))
"""
SCENES = {}


@dataclass(frozen=True)
class Scene:
    play: Callable
    user: str = "naw"
    width: int = 1100
    height: int = 700


def scene(name, **options):
    """Register a scene: it plays on a page and may return the part that is shown."""

    def register(play):
        SCENES[name] = Scene(play, **options)
        return play

    return register


def open_entry(page, kind, title):
    """The form of the entry of a kind ("news/post") with this in its title."""
    page.goto(f"/admin/{kind}/?q={title}")
    page.locator("#result_list .field-title a").first.click()
    ready(page)


def ready(page):
    """Let the editors and the panel of checks come up."""
    page.locator(".cke_wysiwyg_div").first.wait_for()
    page.wait_for_timeout(800)


def top(page, selector):
    """Scroll so that this stands at the top of the window."""
    page.locator(selector).first.evaluate(
        "part => window.scrollTo(0, part.getBoundingClientRect().top + scrollY - 12)"
    )
    page.wait_for_timeout(200)


@scene("first-page")
def first_page(page):
    page.goto("/admin/")


@scene("form", height=900)
def form(page):
    open_entry(page, "news/post", "security can cross")


@scene("form-phone", width=360, height=780)
def form_on_a_phone(page):
    open_entry(page, "news/post", "security can cross")


@scene("waiting")
def waiting(page):
    open_entry(page, "news/post", "security can cross")
    page.fill("#id_summary", "Savings that cross a border with those who paid them.")
    page.click("input[name=_wait]")
    ready(page)
    page.evaluate("window.scrollTo(0, 0)")


@scene("choose")
def choose(page):
    """Somebody else saves while the form is open."""
    open_entry(page, "news/post", "security can cross")
    if page.locator("text=Open what visitors see").count():
        page.click("text=Open what visitors see")
        ready(page)
    other = page.context.browser.new_context(base_url=page.url.split("/admin")[0])
    hers = other.new_page()
    hers.goto("/admin/login/")
    hers.fill("#id_username", "srey")
    hers.fill("#id_password", "river")
    hers.click("input[type=submit]")
    hers.goto(page.url)
    ready(hers)
    hers.fill("#id_title", "When social security can cross a border")
    hers.click("input[name=_save]")
    ready(hers)
    other.close()
    page.fill("#id_title", "What changes when savings can cross a border")
    page.fill("#id_cover_credit", "MMN / drawing")
    page.click("input[name=_save]")
    page.locator(".choose__side").first.wait_for()


@scene("history")
def history(page):
    open_entry(page, "news/post", "security can cross")
    page.click(".historylink")


@scene("compare")
def compare(page):
    history(page)
    page.click("text=What changed")


@scene("review", user="aung")
def review(page):
    page.goto("/admin/news/post/add/")
    ready(page)
    page.fill("#id_title", "Crews wait for wages in three ports")
    page.fill("#id_summary", "Forty crew members have not been paid since July.")
    page.fill("#id_review_note", "Please check the numbers in the second paragraph.")
    page.click("button:has-text('Send to review')")
    ready(page)
    top(page, "#review")


@scene("sharing", height=560)
def sharing(page):
    open_entry(page, "news/post", "Crews wait for wages")
    for person in ("Harbour Network", "The translator"):
        page.locator("#share input[type=text]:not([readonly])").fill(person)
        page.locator("#share form").first.locator("button").click()
        page.locator("#share .sharing__link").first.wait_for()
        page.wait_for_timeout(600)
    page.locator("#share .sharing__link button[type=submit]").last.click()
    page.wait_for_timeout(600)
    top(page, "#share")


@scene("library", height=800)
def library(page):
    page.goto("/admin/media/storedfile/")


PASTED = """Ms Srey Mom, Coordinator, Harbour Workers' Union, Cambodia
U Aung Kyaw, Deputy Director, Department of Employment, Ministry of Labour
ឯកឧត្តម សុខ ចាន់, ក្រសួងការងារ
Dr Nguyen Thi Hoa (moderator), Institute of Labour Studies
Focus on the River Network
"""


@scene("paste", height=820)
def paste(page):
    page.goto("/admin/events/event/add/")
    ready(page)
    page.locator("[data-paste-open]").first.click()
    page.locator("dialog[open] textarea").fill(PASTED)
    page.locator("dialog[open] button:has-text('Show')").first.click()
    page.wait_for_timeout(1000)


@scene("programme", height=900)
def programme(page):
    page.goto("/admin/events/event/?q=dialogue")
    page.locator("#result_list .field-title a").first.click()
    ready(page)
    top(page, "#panels-group")


@scene("photos", height=860)
def photos(page):
    page.goto("/admin/media/photo/")
    page.locator("#result_list .field-entry_link a").first.click()
    ready(page)
    top(page, "#photos-group")


@scene("briefs", height=900)
def briefs(page):
    page.goto("/admin/publications/publication/?q=policy+brief")
    page.locator("#result_list .field-title a").first.click()
    ready(page)
    top(page, "[data-pdfs=policy_briefs]")


@scene("translations", height=820)
def translations(page):
    page.goto("/admin/desk/translations/?state=complete")


@scene("translating", width=1400, height=860)
def translating(page):
    page.goto("/admin/desk/translations/?kind=news&state=missing&language=th")
    row = page.locator(".coverage__row", has_text="New road from Cambodia")
    row.locator("a", has=page.locator("[lang=th]")).click()
    ready(page)
    page.fill("#id_title", "ข่าวประชาสัมพันธ์: เส้นทางใหม่จากกัมพูชาไปญี่ปุ่น")
    top(page, "#the-original")


@scene("translating-changes", width=1400, height=860)
def translating_changes(page):
    open_entry(page, "news/post", "New road from Cambodia")
    page.fill("#id_title", "Press release: New road from Cambodia to Japan needs rails")
    page.click("input[name=_save]")
    ready(page)
    page.locator(".translating__cell a", has=page.locator("[lang=ja]")).click()
    ready(page)
    top(page, "#the-original")
