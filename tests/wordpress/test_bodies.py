"""The text of a post: paragraphs, lists, pictures, films, links."""

import pytest

from mmn.wordpress.bodies import read_body
from mmn.wordpress.words import lost_words

PICTURE = '<img class="wp-image-5" src="/wp-content/uploads/a-300x200.jpg" alt="a" />'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One\n\nTwo", "<p>One</p><p>Two</p>"),
        ("One\nmore\n\nTwo", "<p>One<br>more</p><p>Two</p>"),
        ("One<br />\nmore", "<p>One<br>more</p>"),
        ("One\n&nbsp;\nTwo", "<p>One</p><p>Two</p>"),
        ("<p>One</p>\n<p>&nbsp;</p>\n<p>Two</p>", "<p>One</p><p>Two</p>"),
        ("Before\n<h2>Head</h2>\nAfter", "<p>Before</p><h2>Head</h2><p>After</p>"),
        (
            "<blockquote>One\n\nTwo</blockquote>",
            "<blockquote><p>One</p><p>Two</p></blockquote>",
        ),
        (
            "<p style='text-align:left'>Rice&nbsp;&nbsp; field&nbsp;</p>",
            "<p>Rice field</p>",
        ),
        (
            "<!-- wp:paragraph --><p>One\nline</p><!-- /wp:paragraph -->",
            "<p>One\nline</p>",
        ),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("<h4>Low</h4>\n<h5>Lower</h5>", "<h2>Low</h2><h3>Lower</h3>"),
        (
            "<strong>Over\n\ntwo</strong>",
            "<p><strong>Over</strong></p><p><strong>two</strong></p>",
        ),
    ],
)
def test_paragraphs_are_as_wordpress_showed_them(old, new):
    assert read_body(old).html == new


def test_lists_and_tables_keep_their_parts():
    html = read_body(
        "<ul>\n<li>One\nline</li>\n</ul>\n"
        "<table><tbody>\n<tr><td>A</td></tr></tbody></table>"
    ).html

    assert html.count("<li>") == 1
    assert "<p>" not in html
    assert "<td>A</td>" in html


def test_scripts_are_dropped_and_the_text_around_stays():
    body = read_body('One <script>alert(1)</script><a href="javascript:x()">two</a>')

    assert "alert" not in body.html
    assert "javascript" not in body.html
    assert body.root.text == "One two"


def test_starred_paragraphs_become_a_list():
    html = read_body("Tasks\n\n*Write\n\n*Count\n\nEnd\n\n*Alone").html

    assert "<ul><li>Write</li><li>Count</li></ul>" in html
    assert "<ul><li>Alone</li></ul>" in html


def test_a_lone_star_is_a_footnote():
    assert "<p>*Until March</p>" in read_body("Seat*\n\n*Until March\n\nEnd").html


def test_bold_lines_between_paragraphs_become_headings():
    html = read_body(
        "<strong>Top</strong>\n\nText\n\n<strong>Part</strong>\n\nText"
    ).html

    assert "<p><strong>Top</strong></p>" in html
    assert "<h2>Part</h2>" in html


def test_lists_that_lost_their_numbers_get_them_back():
    lost = "<ol><li>{}</li></ol><ul><li>a duty</li></ul>"

    html = read_body(lost.format("Read") + lost.format("Tell")).html

    assert "<h3>1. Read</h3>" in html
    assert "<h3>2. Tell</h3>" in html


@pytest.mark.parametrize(
    "content",
    [
        f'[caption id="attachment_5" width="300"]{PICTURE} In the field[/caption]',
        f'[caption id="attachment_5" caption="In the field"]{PICTURE}[/caption]',
        f"<figure><a href='x'>{PICTURE}</a><figcaption>In the field</figcaption>"
        "</figure>",
    ],
    ids=["caption", "old caption", "figure"],
)
def test_caption_goes_with_its_picture(content):
    body = read_body(f"Before\n\n{content}\n\nAfter")

    assert [(p.number, p.caption, p.inline) for p in body.pictures] == [
        (5, "In the field", False)
    ]
    assert body.html == "<p>Before</p><p>After</p>"


def test_gallery_names_its_pictures_in_order():
    body = read_body('Text\n\n[gallery columns="4" ids="9,7,8"]')

    assert [picture.number for picture in body.pictures] == [9, 7, 8]
    assert body.html == "<p>Text</p>"


def test_pictures_alone_in_a_paragraph_leave_the_text():
    body = read_body(f"Text\n\n<a href='x'>{PICTURE}</a>&nbsp;&nbsp;{PICTURE}")

    assert len(body.pictures) == 2
    assert body.html == "<p>Text</p>"


def test_picture_within_a_sentence_stays_there():
    body = read_body(f"The mark <a href='x'>{PICTURE}</a> means open.")

    assert body.pictures[0].inline
    assert "<p>The mark <img" in body.html
    assert "<a" not in body.html


@pytest.mark.parametrize(
    "content",
    [
        "https://youtu.be/abc",
        "[embed]https://youtu.be/abc[/embed]",
        '<iframe src="https://youtu.be/abc"></iframe>',
    ],
)
def test_films_become_links(content):
    link = '<p><a href="https://youtu.be/abc">https://youtu.be/abc</a></p>'

    assert read_body(f"See:\n\n{content}\n\nEnd").html == f"<p>See:</p>{link}<p>End</p>"


def test_link_without_words_shows_its_address():
    body = read_body('Write to <a href="mailto:a@b.example"></a>or ring.')

    assert body.root.text == "Write to a@b.example or ring."
    assert "a@b.example" in body.notes[0]


def test_words_that_were_lost_are_named():
    old = "<p>Rice<b>fields</b> and&nbsp;rights</p>[caption id='a']x[/caption]"

    assert lost_words(old, "Ricefields and rights", "x") == []
    assert lost_words(old, "Ricefields", "x") == ["and", "rights"]
    assert lost_words("<script>x</script><!-- y -->z", "z") == []


def test_unknown_codes_stay_and_are_noted_but_brackets_are_just_text():
    body = read_body('[form id="3"] and [TO DO: names]')

    assert body.root.text == '[form id="3"] and [TO DO: names]'
    assert body.notes == ['The code [form id="3"] was left in the text.']
