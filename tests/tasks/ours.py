"""The five tasks in our admin, with what it offers for them."""

from . import facts
from .hand import Hand

PHOTOS = "#photos-group"
CARDS = f"{PHOTOS} .photo-card:not(.empty-form)"
ALL_ARRIVED = (
    f"document.querySelector('{PHOTOS} [data-drop-summary]').textContent"
    ".startsWith('All photos have arrived')"
)
BRIEF_ARRIVED = "document.querySelector('[data-pdfs=policy_briefs] [data-pdf-name]')"


def words(hand, texts):
    hand.fill(labelled(hand, "Title:"), texts["title"])
    hand.fill(labelled(hand, "Summary:"), texts["summary"])
    hand.write(texts["body"])


def labelled(place, label):
    """The first field on the page, or in a part of it, with this label."""
    place = place.page if isinstance(place, Hand) else place
    return place.get_by_label(label, exact=True).locator("visible=true").first


def found(hand, kind, title):
    """The form of an entry, from the list of its kind."""
    hand.open(f"/admin/{kind}/")
    hand.follow(title)


def press_release(hand, folder):
    hand.open("/admin/news/post/add/")
    words(hand, facts.RELEASE)
    hand.select(labelled(hand, "Format:"), "Press release")
    for number, contact in enumerate(facts.CONTACTS):
        hand.press("Add another Press contact")
        for name, value in contact.items():
            hand.fill(f"#id_press_contacts-{number}-{name}", value)
    hand.save("Publish")


def event(hand, folder):
    hand.open("/admin/events/event/add/")
    words(hand, facts.EVENT)
    times(hand, hand.page, facts.DAY, facts.DAY, facts.STARTS, facts.ENDS)
    hand.fill(labelled(hand, "Venue:"), facts.PLACE["venue"])
    hand.fill(labelled(hand, "City:"), facts.PLACE["city"])
    hand.select(labelled(hand, "Country:"), facts.COUNTRY)
    send_photos(hand, folder)
    people(hand)
    for number in range(len(facts.SESSIONS)):
        session(hand, number)
    describe_photos(hand)
    hand.save("Publish")


def times(hand, part, first_day, last_day, starts, ends):
    """Days that are not given are filled in by the form."""
    for name, value in (
        *(("Starts, date", first_day), ("Starts, time", starts)),
        *(("Ends, date", last_day), ("Ends, time", ends)),
    ):
        if value:
            hand.fill(labelled(part, name), value)


def people(hand):
    """Nine lines of the invitation, pasted."""
    lines = [
        f"{honorific} {', '.join(facts_of_person)} ({role.lower()})"
        for honorific, *facts_of_person, role in facts.PEOPLE
    ]
    hand.press("Paste a list of people")
    hand.fill(labelled(hand, "The list"), "\n".join(lines))
    hand.press("Show what is understood")
    hand.press(f"Add {len(lines)} people")


def session(hand, number):
    title, starts, ends = facts.SESSIONS[number]
    hand.press("Add another Panel")
    card = hand.page.locator(f"#panels-{number}")
    hand.fill(labelled(card, "Title:"), title)
    times(hand, card, "", "", starts, ends)
    for place, person in enumerate(facts.seated(number)):
        hand.press("Add a person to this session", card)
        who = card.get_by_label("Person", exact=True).nth(place)
        hand.select(who, f"{person[0]} {person[1]}")


def send_photos(hand, folder):
    """All at once; they go up while one writes on."""
    files = [folder / f"photo-{n:02}.jpg" for n in range(1, len(facts.PHOTOS) + 1)]
    hand.choose_files(f"{PHOTOS} [data-drop-choose]", files)


def describe_photos(hand):
    """What each shows by itself; credit and consent for all."""
    hand.wait(ALL_ARRIVED)
    for number, alt in enumerate(facts.PHOTOS):
        card = hand.page.locator(CARDS).nth(number)
        hand.fill(labelled(card, "What it shows:"), alt)
    many = hand.page.locator(f"{PHOTOS} [data-many]")
    hand.click(many.get_by_text("Set the same for several photos"))
    hand.click(many.get_by_label("Choose all"))
    hand.fill(labelled(many, "Credit"), facts.CREDIT)
    hand.select(labelled(many, "Consent"), "Obtained")
    hand.press("Set for the chosen photos")


def khmer_brief(hand, folder):
    """Dropped on the grid, which guesses language and country from the PDF."""
    found(hand, "publications/publication", facts.PUBLICATION)
    field = "[data-pdfs=policy_briefs] [data-drop-choose]"
    hand.choose_files(field, [folder / facts.BRIEF_NAME])
    hand.wait(f"Boolean({BRIEF_ARRIVED})")
    hand.save()


def deadline(hand, folder):
    """The former one is kept by itself."""
    found(hand, "vacancies/vacancy", facts.VACANCY)
    hand.fill(labelled(hand, "Deadline:"), facts.EXTENDED)
    hand.save()


def undo(hand, folder):
    """The version before the last one, from the history."""
    found(hand, "news/post", facts.REPLACED["title"])
    hand.follow("History")
    former = hand.page.locator(".version").nth(1)
    hand.follow("Restore", former)
    with hand.page.expect_navigation():
        hand.press("Restore this version")
