import unicodedata
from datetime import timedelta

import pytest
from django.utils import timezone

from mmn.content.models import Entry
from mmn.content.openings import LONGEST, opening
from mmn.media.models import InlineImage, Photo
from news.models import Post
from vacancies.models import Vacancy

SENTENCE = "Workers on the boats asked for papers they can read. "


def test_short_text_is_its_own_opening():
    assert opening("<p>Dear&nbsp;friends,</p><p>come &amp; see.</p>") == (
        "Dear friends, come & see."
    )


def test_long_text_opens_with_whole_sentences():
    words = opening(f"<p>{SENTENCE * 9}</p>")

    assert words == (SENTENCE * 4).strip()


def test_endless_sentence_ends_with_a_word():
    words = opening(f"<p>{'recruitment fees ' * 40}</p>")

    assert len(words) <= LONGEST
    assert words.endswith(("recruitment…", "fees…"))


@pytest.mark.parametrize("word", ["ရွှေ့ပြောင်း", "ពលករទេសន្តរ", "ແຮງງານເຄື່ອນຍ້າຍ"])
def test_text_without_spaces_is_not_cut_within_a_letter(word):
    text = word * 40
    words = opening(f"<p>{text}</p>").removesuffix("…")

    following = text[len(words)]
    assert text.startswith(words)
    assert not unicodedata.category(following).startswith("M")
    assert words[-1] not in "\u1039\u17d2"


def test_headings_pictures_and_tables_are_not_told():
    html = "<h2>Part</h2><figure><img><figcaption>A boat</figcaption></figure>"

    assert opening(f"{html}<table><tr><td>1</td></tr></table><p>Text.</p>") == "Text."


def test_card_tells_the_summary_or_else_the_opening(make, client):
    make(Post, title="Summed up", summary="In short.", body="<p>At length.</p>")
    make(Post, title="Not summed up", body="<p>It begins like this.</p>")

    page = client.get("/news/").content.decode()

    assert "In short." in page
    assert "At length." not in page
    assert "It begins like this." in page


def test_page_does_not_say_its_opening_twice(make, client):
    post = make(Post, body="<p>It begins like this.</p>")

    page = client.get(post.get_absolute_url()).content.decode()

    assert '<meta name="description" content="It begins like this.">' in page
    assert page.count(">It begins like this.<") == 1


def test_closed_vacancy_opens_without_a_mail_address(make, client):
    yesterday = timezone.localdate() - timedelta(days=1)
    make(Vacancy, body="<p>Write to jobs@example.org.</p>", deadline=yesterday)

    assert "jobs@example.org" not in client.get("/vacancies/").content.decode()


def test_card_without_cover_shows_the_first_photo(make, client, jpeg):
    post = make(Post)
    Photo.objects.create(entry=post, image=jpeg(), alt="Second", position=2)
    Photo.objects.create(entry=post, image=jpeg(colour=(1, 1, 1)), alt="A boat")

    page = client.get("/news/").content.decode()

    assert 'alt="A boat"' in page
    assert 'alt="Second"' not in page


def test_card_never_shows_a_photo_whose_consent_is_withdrawn(make, client, jpeg):
    Photo.objects.create(entry=make(Post), image=jpeg(), alt="A", consent="withdrawn")

    assert 'alt="A"' not in client.get("/news/").content.decode()


def test_home_leads_with_a_photo_even_where_nobody_chose_a_cover(make, client, jpeg):
    bare = make(Post, title="Bare")
    with_photo = make(Post, title="With photo", published_at=bare.published_at)
    make(Post, title="Newest")
    Photo.objects.create(entry=with_photo, image=jpeg(), alt="A boat")

    assert client.get("/").context["lead"].title == "With photo"


def test_entry_saved_without_its_kind_keeps_the_pictures_of_all_its_texts(make, jpeg):
    picture = InlineImage.objects.create(image=jpeg())
    shown = f'<p><img src="{picture.image.url}" alt=""></p>'
    vacancy = make(Vacancy, responsibilities=shown)

    Entry.objects.get(pk=vacancy.pk).save()

    assert list(vacancy.inline_images.all()) == [picture]
