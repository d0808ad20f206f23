"""Pages that nobody keeps travel compressed, too; files go as they are."""

import gzip

from mmn.media.models import Document
from news.models import Post

TAKES = {"Accept-Encoding": "gzip"}


def test_missing_page_and_the_admin_are_compressed(client, db):
    for address, words in [("/nowhere/", "does not exist"), ("/admin/login/", "<form")]:
        response = client.get(address, headers=TAKES)

        assert response["Content-Encoding"] == "gzip"
        assert words in gzip.decompress(response.content).decode()
        assert "Accept-Encoding" in response["Vary"]


def test_page_is_sent_as_it_is_to_who_takes_nothing_else(client, db):
    response = client.get("/nowhere/")

    assert "Content-Encoding" not in response
    assert "does not exist" in response.text


def test_files_are_sent_as_they_are(client, make, jpeg, pdf):
    post = make(Post, cover=jpeg())
    document = Document.objects.create(entry=post, title="a", file=pdf())

    for address in [f"/media/{post.cover.name}", document.get_absolute_url()]:
        response = client.get(address, headers=TAKES | {"Range": "bytes=0-9"})

        assert response.status_code == 206
        assert "Content-Encoding" not in response
