"""No message escapes the extraction, or is taken for staff's when visitors read it."""

import ast

import pytest

from .extract import ROOT, InModule, Message, in_template
from .public import is_public


@pytest.fixture
def template(monkeypatch, tmp_path):
    """``template(source)``: (context, text, plural) of each message in it."""
    monkeypatch.setattr("tests.languages.extract.ROOT", tmp_path)

    def messages_of(source):
        path = tmp_path / "page.html"
        path.write_text("{% load i18n %}" + source)
        return [(m.context, m.id, m.plural) for m in in_template(path)]

    return messages_of


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "Open" context "vacancies" %}', ("vacancies", "Open", "")),
        ('{% translate "Open" as word %}', ("", "Open", "")),
        (
            '{% if a %}{% for b in c %}{% translate "In" %}{% endfor %}{% endif %}',
            ("", "In", ""),
        ),
        ('{% translate "100% sure" %}', ("", "100%% sure", "")),
        (
            "{% blocktranslate trimmed count n=2 %}\n  {{ n }} day\n"
            "{% plural %}\n  {{ n }} days\n{% endblocktranslate %}",
            ("", "%(n)s day", "%(n)s days"),
        ),
        (
            '{% blocktranslate context "x" with a=b %}To {{ a }}'
            "{% endblocktranslate %}",
            ("x", "To %(a)s", ""),
        ),
        ('{{ name|default:_("empty") }}', ("", "empty", "")),
        ("{% include 'a.html' with word=_('empty') %}", ("", "empty", "")),
    ],
)
def test_template_says(template, source, found):
    assert template(source) == [found]


def test_comment_of_a_template_says_nothing(template):
    assert template('{# {% translate "Old" %} #}') == []


def in_code(source, file="news/models.py"):
    return InModule(file).of(ast.parse(source))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("Long " "text")', ("", "Long text", "")),
        ('ngettext("%s day", "%s days", n) % n', ("", "%s day", "%s days")),
        ('pgettext_lazy("person", "Chair")', ("person", "Chair", "")),
        ('def f():\n  return [_("In")]', ("", "In", "")),
    ],
)
def test_code_says(source, found):
    assert [(m.context, m.id, m.plural) for m in in_code(source)] == [found]


@pytest.mark.parametrize(
    ("source", "public"),
    [
        ('class Format(models.TextChoices):\n  NEWS = "news", _("News")', True),
        ('class Post(Entry):\n  SECTION = _("News")', True),
        ('class Post(Entry):\n  class Meta:\n    verbose_name = _("post")', True),
        ('class Post(Entry):\n  how = RichTextField(_("how to apply"))', True),
        ('class Post(Entry):\n  how = CharField(_("how"))', False),
        ('class Post(Entry):\n  how = RichTextField(help_text=_("how"))', False),
        ('class Row(models.Model):\n  class Meta:\n    verbose_name = _("row")', False),
        ('raise ValidationError(_("No."))', False),
    ],
)
def test_model_says_to_visitors(source, public):
    assert [is_public(message) for message in in_code(source)] == [public]


@pytest.mark.parametrize(
    ("file", "public"),
    [
        ("templates/news/post_detail.html", True),
        ("templates/a_new_folder/page.html", True),
        ("templates/admin/index.html", False),
        ("templates/publications/admin/_briefs_grid.html", False),
        ("events/views.py", True),
        ("mmn/search/anything_new.py", True),
        ("mmn/desk/sharing/pages.py", True),
        ("mmn/desk/sharing/views.py", False),
        ("events/admin/people.py", False),
        ("vacancies/admin.py", False),
    ],
)
def test_place_says_who_reads(file, public):
    assert is_public(Message("x", file=file)) == public


def test_folders_of_staff_exist():
    for path in ("mmn/desk", "mmn/wordpress", "templates/admin"):
        assert (ROOT / path).is_dir()
