"""An export comes from outside: nothing in it may run on a page or reach a file."""

import json
from html.parser import HTMLParser

import pytest

from mmn.content.models import Entry
from mmn.content.scripts import script

from .wxr import attachment, post

VECTORS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=/media/x OnLoad = 'alert(1)'>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#106;avascript:alert(1)'>x</a>",
    "<a href='jav\tascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:alert(1)'>x</a>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<base href='javascript:alert(1)//'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "[caption caption='<img src=x onerror=alert(1)>']<img src=x>[/caption]",
    "[embed]javascript:alert(1)[/embed]",
    "[gallery ids='1\" onclick=\"alert(1)']",
]


# The scripts of a page of an entry, which are ours to the letter.
OURS = {script("arrival").text, script("menu", "share", "photos").text}


class Danger(HTMLParser):
    """Collects what could run: handlers, script addresses, scripts in the page.

    What a page tells machines of itself (JSON-LD) does not run, as long as it is JSON
    to its end.
    """

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.kind = self.told = None
        self.feed(html)
        if self.told is not None:
            self.found.append("script without an end")

    def handle_data(self, data):
        if self.told is not None:
            self.told += data

    def handle_endtag(self, tag):
        if self.told is None:
            return
        if self.kind == "application/ld+json":
            assert json.loads(self.told)
        elif self.told not in OURS:
            self.found.append("script")
        self.told = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        kinds = ({}, {"type": "application/ld+json"}, {"type": "module"})
        if tag == "script" and given in kinds:
            self.kind, self.told = given.get("type"), ""
            return
        if tag in {"script", "iframe", "object", "embed", "base"} and not (
            given.get("src") or ""
        ).startswith("/static/"):
            self.found.append(tag)
        for name, value in attrs:
            address = "".join((value or "").split()).lower()
            if name.startswith("on") or address.startswith(
                ("javascript:", "vbscript:", "data:text")
            ):
                self.found.append(f"{tag} {name}")


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_hostile_runs_on_the_page(bring_in, client, vector):
    report = bring_in(
        post(
            title=f"Rice {vector} field",
            content=f"Before\n\n{vector}\n\nAfter",
            excerpt=vector,
            tags=["rice"],
        )
    )

    entry = Entry.objects.get().specific
    page = client.get(entry.get_absolute_url()).content.decode()
    assert Danger(page).found == []
    assert Danger(entry.body).found == []
    notes = " ".join(report.entries[0].notes)
    assert "Before" in page
    assert "After" in page or "did not come through: After" in notes


def test_hostile_captions_are_words(bring_in, uploads, jpeg, client):
    uploads.add("2019/05/a.jpg", jpeg())
    bring_in(
        post(content='[gallery ids="5"]'),
        attachment(
            5,
            "2019/05/a.jpg",
            excerpt="At noon <img src=x onerror=alert(1)>",
            meta={"_wp_attachment_image_alt": "A field <b onclick=alert(1)>"},
        ),
    )

    entry = Entry.objects.get()
    page = client.get(entry.specific.get_absolute_url()).content.decode()
    assert Danger(page).found == []
    assert entry.photos.get().caption == "At noon"


@pytest.mark.parametrize(
    "path",
    ["../../etc/passwd", "/etc/passwd", "2019/../../outside.pdf", "%2e%2e/x.pdf"],
)
def test_files_outside_the_folder_are_never_read(bring_in, uploads, pdf, path):
    outside = uploads.folder.parent / "outside.pdf"
    outside.write_bytes(pdf().read())

    bring_in(
        post(content=f'<a href="/wp-content/uploads/{path}">x</a> [gallery ids="5"]'),
        attachment(5, path),
    )

    entry = Entry.objects.get()
    assert (entry.documents.count(), entry.photos.count()) == (0, 0)
