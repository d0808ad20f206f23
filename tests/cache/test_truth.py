"""Whatever is changed, however, and whatever time it becomes: what is kept is what
Django would make now. Two processes look after each step."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mmn.content.models import Category, Entry, Tag
from mmn.content.noticing import unseen_tables
from mmn.media.models import ImageConsent
from news.models import Post
from tests.admin_post import filled
from tests.desk.test_restore_property import Editor
from tests.desk.whole import EVERY_KIND, make_whole

LISTS = ["/", "/th/", "/news/", "/my/events/", "/publications/", "/vacancies/"]
FEEDS = ["/feed/", "/th/feed/atom/", "/news/feed/", "/events/calendar.ics"]
OTHERS = ["/search/?q=crews", "/sitemap.xml", "/news/?page=1", "/events/?language=en"]
SITE = {"news", "events", "publications", "vacancies", "content", "media", "search"}
MOVES = [{"seconds": 1}, {"minutes": 6}, {"hours": 13}, {"days": 1}, {"days": 31}]
numbers = st.integers(0, 10_000)
kinds = st.sampled_from(EVERY_KIND)
edits = st.sampled_from(["field", "row", "remove", "add", "reorder", "links", "file"])


def tables():
    """Every model whose rows may show."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in SITE and model._meta.db_table not in unseen_tables()
    ]


def some_row(model, number):
    rows = list(model._base_manager.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def another(field, number):
    if field.choices:
        return field.choices[number % len(field.choices)][0]
    if isinstance(field, models.BooleanField):
        return bool(number % 2)
    if isinstance(field, models.DateTimeField):
        return timezone.now() + timedelta(minutes=number % 11 - 5)
    if isinstance(field, models.DateField):
        return timezone.localdate() + timedelta(days=number % 3 - 1)
    return f"Word {number}"


def editable(model):
    changed = (models.CharField, models.TextField, models.BooleanField)
    return [
        field
        for field in model._meta.local_concrete_fields
        if isinstance(field, (*changed, models.DateField))
        and not field.unique
        and field.name not in {"slug", "language", "time_zone", "kind", "path"}
    ]


class Site(RuleBasedStateMachine):
    """Subclassed by the test, which lends its fixtures."""

    @initialize()
    def begin(self):
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        self.move_to(timezone.now())
        self.entries = {
            kind: make_whole(self.make, self.jpeg, self.pdf, kind).pk
            for kind in EVERY_KIND
        }
        self.known = {*LISTS, *FEEDS, *OTHERS}
        self.look()

    @rule(kind=kinds, edit=edits, number=numbers)
    def edit_an_entry(self, kind, edit, number):
        if entry := kind.objects.filter(pk=self.entries[kind]).first():
            Editor(entry, self.a_file).do(edit, number)
        self.look()

    def a_file(self, field, number):
        if type(field).__name__ == "PdfField":
            return self.pdf(note=f"other {number}")
        return self.jpeg(colour=(200, number, number))

    @rule(table=numbers, number=numbers, way=st.sampled_from(["save", "update", "sql"]))
    def write_anywhere(self, table, number, way):
        models_ = [model for model in tables() if editable(model)]
        model = models_[table % len(models_)]
        if row := some_row(model, number):
            fields = editable(model)
            field = fields[number % len(fields)]
            with suppress(DatabaseError, ValueError), transaction.atomic():
                getattr(self, way)(row, field, another(field, number))
        self.look()

    def save(self, row, field, value):
        setattr(row, field.name, value)
        row.save()

    def update(self, row, field, value):
        type(row)._base_manager.filter(pk=row.pk).update(**{field.name: value})

    def sql(self, row, field, value):
        name = connection.ops.quote_name
        value = field.get_db_prep_save(value, connection)
        table = name(row._meta.db_table), name(field.column), name(row._meta.pk.column)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE {} SET {} = %s WHERE {} = %s".format(*table), [value, row.pk]
            )

    @rule(table=numbers, number=numbers)
    def delete_anywhere(self, table, number):
        model = tables()[table % len(tables())]
        if row := some_row(model, number):
            with suppress(ProtectedError, DatabaseError), transaction.atomic():
                row.delete()
        self.look()

    @rule(number=numbers)
    def withdraw_consent(self, number):
        images = list(Entry.objects.exclude(cover="").values_list("cover", flat=True))
        if images:
            consent = ["withdrawn", "obtained"][number % 2]
            until = [None, timezone.localdate()][number // 2 % 2]
            image = images[number % len(images)]
            ImageConsent.objects.note(image, consent=consent, until=until)
        self.look()

    @rule(kind=kinds, language=st.sampled_from(["th", "my"]))
    def translate(self, kind, language):
        original = kind.objects.filter(pk=self.entries[kind]).first()
        if original and original.translation_of_id is None:
            with suppress(DatabaseError), transaction.atomic():
                self.make(
                    kind,
                    title=f"In {language}",
                    slug=original.slug,
                    language=language,
                    translation_of=Entry.objects.get(pk=original.pk),
                )
        self.look()

    @rule(number=numbers)
    def save_in_the_admin(self, number):
        if category := some_row(Category, number):
            address = f"/admin/content/category/{category.pk}/change/"
            form = filled(self.staff.get(address), name=f"Section {number}")
            assert self.staff.post(address, form).status_code == 302
        self.look()

    @rule(number=numbers)
    def sort(self, number):
        post = Post.objects.last()
        if post:
            post.tags.set([f"tag {number % 3}"])
            post.categories.set(Category.objects.all()[: number % 3])
        self.look()

    @rule(number=numbers)
    def change_one_s_mind(self, number):
        with transaction.atomic():
            Post.objects.update(title=f"Never {number}")
            transaction.set_rollback(True)
        self.look()

    @rule(move=st.sampled_from(MOVES))
    def wait(self, move):
        self.move_to(self.now + timedelta(**move))
        self.look()

    @precondition(lambda self: Post.objects.exists())
    @rule(minutes=st.integers(1, 9))
    def schedule(self, minutes):
        moment = self.now + timedelta(minutes=minutes)
        Post.objects.filter(pk=Post.objects.last().pk).update(published_at=moment)
        self.look()

    def move_to(self, moment):
        self.now = moment
        self.patch.setattr(timezone, "now", lambda: moment)

    def addresses(self):
        found = {entry.specific.get_absolute_url() for entry in Entry.objects.all()}
        found |= {row.get_absolute_url() for row in [*Category.objects.all()]}
        found |= {row.get_absolute_url() for row in Tag.objects.all()[:3]}
        self.known |= found
        return sorted(self.known)

    def look(self):
        for address in self.addresses():
            fresh = self.worker.fresh(address)
            for process in (self.worker, self.other):
                kept = process.get(address)
                assert (kept.status, kept.body) == (fresh.status, fresh.body), address


@pytest.fixture
def site(worker, other, make, jpeg, pdf, monkeypatch, admin_client, admin_user):
    class ThisSite(Site):
        def __init__(self):
            super().__init__()
            self.worker, self.other = worker, other
            self.make, self.jpeg, self.pdf = make, jpeg, pdf
            self.patch, self.staff = monkeypatch, Staff(admin_user)

    return ThisSite


class Staff:
    """Somebody at the admin, also after all tables were emptied."""

    def __init__(self, user):
        self.user = user

    def __getattr__(self, name):
        from django.contrib.auth.models import User
        from django.test import Client

        if not User.objects.filter(pk=self.user.pk).exists():
            self.user.save(force_insert=True)
        client = Client()
        client.force_login(self.user)
        return getattr(client, name)


def test_what_is_kept_is_always_what_is_true(site):
    run_state_machine_as_test(
        site,
        settings=settings(
            max_examples=2,
            stateful_step_count=14,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
