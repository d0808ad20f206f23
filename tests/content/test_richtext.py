"""What rich text keeps, what it loses, and how a page shows it."""

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString

from mmn.content.richtext import (
    RichTextFormField,
    image_names,
    is_same_text,
    sanitise,
    with_sizes,
)
from mmn.content.templatetags.richtext import richtext
from mmn.media.models import InlineImage
from news.models import Post

KEPT = [
    "<h2>a</h2><h3>b</h3><h4>c</h4><h5>d</h5>",
    "<p>a<br>b <strong>c</strong> <em>d</em> <sup>1</sup> <sub>2</sub></p>",
    '<ul><li>a<ol start="3"><li value="5">b</li></ol></li></ul>',
    "<dl><dt>a</dt><dd>b</dd></dl>",
    "<blockquote><p>a</p></blockquote><hr><pre>b</pre>",
    '<p><a href="/news/">a</a> <a href="mailto:a@b.org">b</a></p>',
    '<p><a href="tel:+6653283259">a</a></p>',
    '<p><a href="?p=13415">a</a> <a href="#part">b</a></p>',
    '<p lang="my" dir="ltr">က <span lang="zh-hans">中</span></p>',
    "<p>ชื่อ\u200bยาว</p>",
    '<table><caption>a</caption><thead><tr><th scope="col" colspan="2">b</th></tr>'
    '</thead><tbody><tr><th scope="row">c</th><td rowspan="2">d</td></tr></tbody>'
    "</table>",
    '<figure class="image"><img src="/media/images/2026/a.jpg" alt="b" width="9" '
    'height="9"><figcaption>c</figcaption></figure>',
    '<p><abbr title="Mekong Migration Network">MMN</abbr></p>',
]

CHANGED = {
    "a heading of the page's own level": ("<h1>a</h1>", "<h2>a</h2>"),
    "the lowest heading": ("<H6 class=x>a</H6>", "<h5>a</h5>"),
    "Word's classes and styles": (
        '<p class="MsoNormal" style="mso-pagination:none">a</p>',
        "<p>a</p>",
    ),
    "Word's empty paragraphs": (
        "<p>a</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p><br></p>",
        "<p>a</p>",
    ),
    "Word's own tags": ("<p>a<o:p></o:p> <st1:place>b</st1:place></p>", "<p>a b</p>"),
    "Word's comments": (
        "<!--[if gte mso 9]><xml>x</xml><![endif]--><p>a</p>",
        "<p>a</p>",
    ),
    "spans that say nothing": (
        "<p><span style='color:red'>a<span> b</span></span> c</p>",
        "<p>a b c</p>",
    ),
    "a span that says something around one that doesn't": (
        '<p><span lang="th">a<span>b</span>c</span></p>',
        '<p><span lang="th">abc</span></p>',
    ),
    "the wrapper of Google Docs": (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p>a</p><p>b</p></b>',
        "<p>a</p><p>b</p>",
    ),
    "font tags": ('<p><font color="red" size="4">a</font></p>', "<p>a</p>"),
    "empty marks, but not the space in them": (
        "<p>a<b> </b>b<i></i><strong><em></em></strong></p>",
        "<p>a b</p>",
    ),
    "ids, names and targets": (
        '<p id="a"><a name="b" id="c" target="_blank" href="/x/">d</a></p>',
        '<p><a href="/x/">d</a></p>',
    ),
    "classes off the list": (
        '<figure class="image alignleft wp-1 align-left"><hr></figure>',
        '<figure class="image align-left"><hr></figure>',
    ),
    "a link to another site": (
        '<a href="https://example.org/">a</a>',
        '<a href="https://example.org/" rel="noopener">a</a>',
    ),
    "a link that names no protocol": (
        '<a href="//example.org/">a</a>',
        '<a href="//example.org/" rel="noopener">a</a>',
    ),
    "somebody's own rel": ('<a href="/x/" rel="opener">a</a>', '<a href="/x/">a</a>'),
    "a picture on another host, but not where it was": (
        '<p>a <img alt="b" src="https://x.org/b.png" width="9"></p>',
        '<p>a <a href="https://x.org/b.png" rel="noopener">https://x.org/b.png</a></p>',
    ),
    "the host of a picture copied from a page of this site": (
        '<img src="https://mmn.example/media/images/2026/a-1.jpg" alt="">',
        '<img src="/media/images/2026/a-1.jpg" alt="">',
    ),
    "the size of a picture copied from a page of this site": (
        '<img src="/media/renditions/images/2026/a-1.jpg/960.webp" alt="">',
        '<img src="/media/images/2026/a-1.jpg" alt="">',
    ),
    "a picture in the text itself": (
        '<p>a<img src="data:image/png;base64,x"></p>',
        "<p>a</p>",
    ),
    "a picture outside media": ('<p>a<img src="/static/x.png"></p>', "<p>a</p>"),
    "a picture that climbs": ('<p>a<img src="/media/../x.png"></p>', "<p>a</p>"),
    "a width with a unit": (
        '<img src="/media/images/2026/a.jpg" width="50%" alt="">',
        '<img src="/media/images/2026/a.jpg" alt="">',
    ),
    "a frame": ('<p>a</p><iframe src="https://x.org">b</iframe>', "<p>a</p>"),
    "scripts, styles, drawings": (
        "a<script>b</script><style>c</style><svg><text>d</text></svg><math>e</math>",
        "a",
    ),
    "a language that is none": ('<p lang="x&quot;y">a</p>', "<p>a</p>"),
    "spaces only": (" \n ", ""),
}


@pytest.mark.parametrize("html", KEPT)
def test_what_texts_are_made_of_is_kept(html):
    assert sanitise(html) == html


@pytest.mark.parametrize("case", CHANGED)
def test_what_does_not_belong_goes(case):
    sent, stored = CHANGED[case]

    assert sanitise(sent) == stored
    assert sanitise(stored) == stored


def test_deep_nesting_does_no_harm():
    assert sanitise("<b>" * 400 + "x").endswith("</b>")
    assert sanitise("<b>" * 20000 + "x") == "x"


def test_text_is_sanitised_in_the_form():
    assert RichTextFormField().clean("<p onclick=x>a</p>") == "<p>a</p>"


def test_required_text_of_junk_only_is_missing():
    with pytest.raises(Exception, match="required"):
        RichTextFormField(required=True).clean("<p>&nbsp;</p><script>x</script>")


def test_text_is_sanitised_when_it_is_saved_past_a_form(make):
    post = make(Post, body="<p>a<script>x</script></p>")

    assert Post.objects.get(pk=post.pk).body == "<p>a</p>"


def test_text_is_sanitised_in_bulk(db):
    Post(title="a").full_clean()
    post = Post(body="<h1 onclick=x>a</h1>", title="a")
    post.full_clean()

    assert post.body == "<h2>a</h2>"


def test_page_shows_text_of_older_rules_sanitised(make):
    post = make(Post)
    Post.entry_ptr.field.related_model.objects.update(body="<p onclick=x>a</p>")
    post.refresh_from_db()

    shown = Template("{% load richtext %}{{ post.body|richtext }}").render(
        Context({"post": post})
    )

    assert shown == "<p>a</p>"


@pytest.mark.parametrize("nothing", ["", None])
def test_no_text_shows_nothing(nothing):
    assert richtext(nothing) == ""


def test_plain_text_is_shown_as_it_is():
    shown = richtext("<p>a &amp; b</p>")

    assert shown == "<p>a &amp; b</p>"
    assert isinstance(shown, SafeString)


def test_picture_in_a_text_comes_in_sizes(db):
    shown = richtext(
        '<p><img src="/media/images/2026/a.jpg" alt="Boat" width="1000" height="500">'
    )

    assert (
        '<source type="image/webp" srcset="/media/renditions/images/2026/a.jpg/'
        in shown
    )
    assert 'src="/media/renditions/images/2026/a.jpg/960.jpg"' in shown
    assert "/1600.jpg 1000w" in shown
    assert 'loading="lazy"' in shown
    assert 'alt="Boat" width="1000" height="500"' in shown


def test_picture_of_unknown_size_stays_as_it_is(db):
    shown = richtext('<p><img src="/media/images/2026/a.jpg"></p>')

    assert shown == (
        '<p><img src="/media/images/2026/a.jpg" alt="" loading="lazy" '
        'decoding="async"></p>'
    )


def test_table_scrolls_in_a_region_with_a_name():
    table = "<table><tbody><tr><td>x</td></tr></tbody></table>"
    named = table.replace("<tbody>", "<caption>Wages in <b>baht</b></caption><tbody>")

    shown = richtext(named + table)

    assert shown.count('<div class="table-scroll" role="region" tabindex="0"') == 2
    assert 'aria-label="Wages in baht"><table>' in shown
    assert 'aria-label="Table 2"><table>' in shown
    assert shown.count("</table></div>") == 2


def test_table_in_a_table_scrolls_with_the_outer():
    inner = "<table><tbody><tr><td>x</td></tr></tbody></table>"

    shown = richtext(f"<table><tbody><tr><td>{inner}</td></tr></tbody></table>")

    assert shown.count("table-scroll") == 1
    assert shown.endswith("</table></td></tr></tbody></table></div>")


def test_picture_gets_its_size_when_the_text_is_saved(
    make, jpeg, django_assert_num_queries
):
    name = InlineImage.objects.create(image=jpeg(90, 60)).image.name
    sent = f'<p><img src="/media/{name}" alt="" height="7"></p>'

    post = make(Post, body=sent)

    stored = f'<p><img src="/media/{name}" alt="" width="90" height="60"></p>'
    assert Post.objects.get(pk=post.pk).body == stored
    with django_assert_num_queries(0):
        assert with_sizes(stored) == stored


def test_size_chosen_by_the_editor_stays(make, jpeg):
    name = InlineImage.objects.create(image=jpeg(90, 60)).image.name
    chosen = f'<p><img src="/media/{name}" alt="" width="45" height="30"></p>'

    assert make(Post, body=chosen).body == chosen


def test_unknown_picture_has_no_size(make):
    unknown = '<p><img src="/media/images/2026/a.jpg" alt=""></p>'

    assert make(Post, body=unknown).body == unknown


def test_images_of_a_text_are_known_by_name():
    first, second = "images/2026/a.jpg", "images/2026/b.png"
    html = f'<img src="/media/{first}"><img alt="" src="/media/{second}">'

    assert image_names(html) == {first, second}
    assert image_names('<a href="/media/images/2026/a.jpg">a</a>') == set()


WRITTEN_BY_HAND = (
    "<p>Crews wait,\nsometimes <em>long</em>.</p>"
    '<ul><li>Wages</li><li>Rest</li></ul><dl><dt lang="th">ก</dt><dd>b</dd></dl>'
)
WRITTEN_BY_AN_EDITOR = (
    "<p>Crews wait, sometimes <em>long</em>.</p>\n\n<ul>\n\t<li>Wages</li>\n\t"
    '<li>Rest</li>\n</ul>\n\n<dl>\n\t<dt lang="th">ก</dt>\n\t<dd>b</dd>\n</dl>\n'
)


def test_a_text_is_the_same_however_its_lines_are_written():
    assert is_same_text(WRITTEN_BY_HAND, WRITTEN_BY_AN_EDITOR)
    assert not RichTextFormField().has_changed(WRITTEN_BY_HAND, WRITTEN_BY_AN_EDITOR)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>on <em>shore</em></p>", "<p>on<em>shore</em></p>"),
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<p>a</p>", "<h2>a</h2>"),
        ("<p>a\xa0b</p>", "<p>a b</p>"),
        ('<p><a href="/a/">b</a></p>', '<p><a href="/b/">b</a></p>'),
        ("<pre>a  b</pre>", "<pre>a b</pre>"),
    ],
)
def test_a_text_is_another_once_a_reader_could_tell(before, after):
    assert not is_same_text(before, after)
    assert RichTextFormField().has_changed(before, after)
