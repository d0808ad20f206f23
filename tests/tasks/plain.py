"""The five tasks in stock Django admin."""

from . import facts

PHOTO = "#id_photos-%s-%s"


def words(hand, texts):
    hand.fill("#id_title", texts["title"])
    hand.fill("#id_summary", texts["summary"])
    hand.write(texts["body"])


def found(hand, kind, title):
    """The form of an entry, from the list of its kind."""
    hand.open(f"/stock/{kind}/")
    hand.follow(title)


def press_release(hand, folder):
    hand.open("/stock/news/post/add/")
    words(hand, facts.RELEASE)
    hand.select("#id_status", "Published")
    hand.select("#id_format", "Press release")
    for number, contact in enumerate(facts.CONTACTS):
        for name, value in contact.items():
            hand.fill(f"#id_press_contacts-{number}-{name}", value)
    hand.save()


def event(hand, folder):
    hand.open("/stock/events/event/add/")
    words(hand, facts.EVENT)
    hand.select("#id_status", "Published")
    times(hand, "", facts.STARTS, facts.ENDS)
    for name, value in facts.PLACE.items():
        hand.fill(f"#id_{name}", value)
    hand.select("#id_country", facts.COUNTRY)
    for number, person in enumerate(facts.PEOPLE):
        participant(hand, number, person)
    for number, (title, starts, ends) in enumerate(facts.SESSIONS):
        hand.fill(f"#id_panels-{number}-title", title)
        times(hand, f"panels-{number}-", starts, ends)
    for number, alt in enumerate(facts.PHOTOS):
        row(hand, "photos", number)
        photo(hand, folder, number, number + 1, {"alt": alt, "credit": facts.CREDIT})
    hand.save()
    for number in range(len(facts.SESSIONS)):
        seats(hand, number)


def times(hand, prefix, starts, ends):
    for name, time in (("starts_at", starts), ("ends_at", ends)):
        hand.fill(f"#id_{prefix}{name}_0", facts.DAY)
        hand.fill(f"#id_{prefix}{name}_1", time)


def row(hand, prefix, number):
    """Three rows are there; for more, one asks."""
    if number >= 3:
        hand.click(f"#{prefix}-group .add-row a")


def participant(hand, number, person):
    row(hand, "participants", number)
    names = ["honorific", "name", "position", "organisation"]
    for name, value in zip(names, person, strict=False):
        hand.fill(f"#id_participants-{number}-{name}", value)
    hand.select(f"#id_participants-{number}-country", person[4])
    hand.select(f"#id_participants-{number}-role", person[5])


def photo(hand, folder, number, file, texts):
    hand.choose_files(PHOTO % (number, "image"), [folder / f"photo-{file:02}.jpg"])
    for name, value in texts.items():
        hand.fill(PHOTO % (number, name), value)
    hand.select(PHOTO % (number, "consent"), "Obtained")


def seats(hand, number):
    """People can be seated when they and the session are stored: on its own page."""
    found(hand, "events/panel", facts.SESSIONS[number][0])
    for place, person in enumerate(facts.seated(number)):
        hand.select(f"#id_seats-{place}-participant", f"{person[0]} {person[1]}")
        if person[5] != "Speaker":
            hand.select(f"#id_seats-{place}-role", person[5])
    hand.save()


def khmer_brief(hand, folder):
    found(hand, "publications/publication", facts.PUBLICATION)
    hand.select("#id_policy_briefs-3-language", "Khmer (ខ្មែរ)")
    hand.choose_files("#id_policy_briefs-3-file", [folder / facts.BRIEF_NAME])
    hand.select("#id_policy_briefs-3-scope", "Cambodia")
    hand.save()


def deadline(hand, folder):
    found(hand, "vacancies/vacancy", facts.VACANCY)
    hand.fill("#id_deadline", facts.EXTENDED)
    hand.fill("#id_extensions-0-former_deadline", facts.DEADLINE)
    hand.save()


def undo(hand, folder):
    """From a copy on paper: the old words are nowhere in the admin."""
    found(hand, "news/post", facts.REPLACED["title"])
    words(hand, facts.POST)
    photo(hand, folder, 0, 0, facts.POST_PHOTO)
    hand.save()
