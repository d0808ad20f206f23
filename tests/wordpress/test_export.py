"""Reading the file: what is refused, and what comes out as it stood."""

import pytest
from django.core.management import CommandError, call_command

from mmn.wordpress.export import read_export

from .wxr import HEAD, export, post


def test_post_comes_out_as_it_stood(tmp_path):
    path = tmp_path / "export.xml"
    path.write_text(
        export(
            post(
                7,
                "Rice &amp; <em>rights</em>",
                "<p>Text</p>",
                categories=["activities"],
                tags=["rice"],
                comments=2,
            )
        )
    )

    item = read_export(path).items[0]

    assert (item.number, item.title, item.content) == (
        7,
        "Rice & rights",
        "<p>Text</p>",
    )
    assert (item.categories, item.tags, item.comments) == (["activities"], ["rice"], 2)
    assert item.date.isoformat() == "2019-05-04T10:00:00+00:00"


def test_date_without_utc_is_taken_from_the_local_one(tmp_path):
    path = tmp_path / "export.xml"
    never = "0000-00-00 00:00:00"
    path.write_text(export(post(1), post(2, post_date_gmt=never)))

    first, second = read_export(path).items

    assert second.date == first.date


def test_items_without_any_date_have_none(tmp_path):
    path = tmp_path / "export.xml"
    never = "0000-00-00 00:00:00"
    path.write_text(export(post(2, post_date=never, post_date_gmt=never)))

    assert read_export(path).items[0].date is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file"),
        ("No markup at all", "is not XML"),
        (HEAD, "is not XML, or it is cut off"),
        ("<html><body/></html>", "no WordPress export"),
        ("<rss><channel><title>A feed</title></channel></rss>", "no WordPress export"),
        (
            '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel>&a;</channel></rss>',
            "defines entities",
        ),
    ],
    ids=["missing", "text", "cut off", "html", "another feed", "entities"],
)
def test_other_files_are_refused_with_a_sentence(tmp_path, content, sentence):
    path = tmp_path / "export.xml"
    if content is not None:
        path.write_text(content)

    with pytest.raises(CommandError, match=sentence):
        call_command("import_wordpress", str(path), uploads=str(tmp_path))


def test_missing_uploads_folder_is_named(tmp_path):
    path = tmp_path / "export.xml"
    path.write_text(export(post()))

    with pytest.raises(CommandError, match="There is no folder .*nowhere"):
        call_command("import_wordpress", str(path), uploads=str(tmp_path / "nowhere"))
