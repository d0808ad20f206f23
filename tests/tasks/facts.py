"""What the five tasks are about: the same names, texts and files for both sides."""

from datetime import date, timedelta
from io import BytesIO
from random import Random

from PIL import Image

RELEASE = {
    "title": "Crews wait for their wages in three ports",
    "summary": "Forty crew members have not been paid since July.",
    "body": "<p>Forty crew members of three boats have not been paid since July.</p>",
}
CONTACTS = [
    {
        "name": "Srey Mom",
        "title": "Coordinator",
        "organisation": "Harbour Network",
        "email": "srey@example.org",
        "phone": "+855 12 000 001",
        "languages_spoken": "English, Khmer",
    },
    {
        "name": "Aung Kyaw",
        "title": "Spokesman",
        "organisation": "River Association",
        "email": "aung@example.org",
        "phone": "+95 9 000 002",
        "languages_spoken": "English, Burmese",
    },
]

EVENT = {
    "title": "Dialogue on work at sea",
    "summary": "Crews, unions and three ministries speak about contracts.",
    "body": "<p>Crews, unions and three ministries speak about contracts.</p>",
}
DAY = date(2031, 5, 6)
STARTS, ENDS = "09:00", "16:00"
PLACE = {"venue": "Harbour Hall", "city": "Bangkok"}
COUNTRY = "Thailand"
# honorific, name, position, organisation, country, role
PEOPLE = [
    ("Ms", "Srey Mom", "Director", "Harbour Network", "Cambodia", "Moderator"),
    ("U", "Aung Kyaw", "Secretary", "River Association", "Myanmar", "Speaker"),
    ("Dr", "Malee Chai", "Researcher", "Institute of Work", "Thailand", "Speaker"),
    ("Ms", "Hoa Nguyen", "Coordinator", "Delta Network", "Vietnam", "Moderator"),
    ("Mr", "Sokha Chan", "Officer", "Fishers Union", "Cambodia", "Speaker"),
    ("Ms", "Keo Vong", "Lawyer", "Legal Aid Network", "Lao PDR", "Speaker"),
    ("Mr", "Somchai Dee", "Manager", "Port Association", "Thailand", "Moderator"),
    ("Daw", "Nilar Win", "Adviser", "Women Network", "Myanmar", "Speaker"),
    ("Mr", "Dara Pich", "Organiser", "Seafarers Union", "Cambodia", "Speaker"),
]
# Three of the people, in this order, sit in each session.
SESSIONS = [
    ("Contracts", "09:30", "10:30"),
    ("Wages", "11:00", "12:00"),
    ("Safety", "13:30", "15:00"),
]
PHOTOS = [f"Picture {number}: a crew member speaks" for number in range(1, 13)]
CREDIT = "MMN / Malee"

PUBLICATION = "Social protection across borders"
BRIEF_NAME = "សេចក្តីសង្ខេបគោលនយោបាយ ប្រទេសកម្ពុជា.pdf"
BRIEF_TEXT = "សេចក្តីសង្ខេបគោលនយោបាយ ប្រទេសកម្ពុជា ការគាំពារសង្គម"

VACANCY = "Programme officer"
DEADLINE = date(2031, 3, 1)
EXTENDED = DEADLINE + timedelta(days=31)

POST = {
    "title": "Returning home with savings",
    "summary": "What returning families did with what they had saved.",
    "body": "<p>Returning families told what they did with their savings.</p>",
}
REPLACED = {
    "title": "Test",
    "summary": "To be written.",
    "body": "<p>This was meant for another entry.</p>",
}
POST_PHOTO = {
    "caption": "A family in front of its house",
    "alt": "Three people sit on wooden stairs",
    "credit": CREDIT,
}


def seated(number):
    """The people of the session with this number."""
    return PEOPLE[number * 3 : number * 3 + 3]


def picture(number, size=(1600, 1200)):
    """A photo of its own for each number, some hundred kilobytes."""
    small = Random(number).randbytes(80 * 60 * 3)
    noise = Image.frombytes("RGB", (80, 60), small)
    stream = BytesIO()
    noise.resize(size).save(stream, "JPEG", quality=85)
    return stream.getvalue()


def write_files(browser, folder, first=0):
    """The photos and the brief as files of an editor's computer; other photos for
    another ``first``, as a photo known to the site is not stored again."""
    folder.mkdir()
    for number in range(len(PHOTOS) + 1):
        file = folder / f"photo-{number:02}.jpg"
        file.write_bytes(picture(first + number))
    page = browser.new_page()
    page.set_content(f"<h1>{BRIEF_TEXT}</h1><p>{BRIEF_TEXT}</p>")
    (folder / BRIEF_NAME).write_bytes(page.pdf())
    page.close()
