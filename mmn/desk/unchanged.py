"""What stands in a form as it is stored is not asked for or checked once more: else a
form with forty people would cost hundreds of queries, whatever was changed in it."""

from copy import deepcopy
from functools import cache, partial

from django.core.exceptions import ValidationError
from django.db import router
from django.db.models import ManyToManyField
from django.forms import FileField, ModelMultipleChoiceField
from django.utils.functional import cached_property

from mmn.content.gathering import beside, gather
from mmn.content.once import once
from mmn.content.prepared import prepared

from .versions.exact import linked_to


class UnchangedLinks:
    """Mixed into the form of an entry: links that nobody changed are stored already,
    and only their numbers are read."""

    def __init__(self, *args, instance=None, **kwargs):
        if instance and instance.pk:
            for field in filter(is_plain_link, instance._meta.many_to_many):
                numbers = once(linked_to, field.model, field.name, row=instance.pk)
                beside(
                    instance, field, [unread(field.related_model, n) for n in numbers]
                )
        super().__init__(*args, instance=instance, **kwargs)

    def _clean_fields(self):
        for name, field in self.fields.items():
            stored = self.initial.get(name)
            many = isinstance(field, ModelMultipleChoiceField)
            if many and stored and name not in self.changed_data:
                field.clean = lambda value, stored=stored: stored
        super()._clean_fields()

    def _save_m2m(self):
        whole, meta = self.cleaned_data, self.instance._meta
        links = {field.name for field in (*meta.many_to_many, *meta.private_fields)}
        stored = links - {*self.changed_data}
        self.cleaned_data = {n: whole[n] for n in whole if n not in stored}
        super()._save_m2m()
        self.cleaned_data = whole


def is_plain_link(field):
    return isinstance(field, ManyToManyField)  # tags are something else


def unread(model, number):
    """The row of this number, which is read when something else of it is asked."""
    key = model._meta.pk.attname
    return model.from_db(router.db_for_read(model), [key], [number])


class SharedFields(dict):
    """The fields of a form in rows, which Django copies for each row: but for files and
    what a row has for itself (``own``), all rows share them."""

    def __init__(self, fields, own):
        super().__init__(fields)
        self.own = own

    def __deepcopy__(self, memo):
        return {
            name: deepcopy(field, memo)
            if name in self.own or isinstance(field, FileField)
            else field
            for name, field in self.items()
        }


class StoredRows:
    """Mixed into the forms of rows: one that nobody changed was checked when it was
    stored. What it must be beside others still asks it (``clean``).

    A form whose rows alter fields for themselves names these in ``own_fields``.
    """

    def __init__(self, *args, **kwargs):
        own = getattr(self, "own_fields", ())
        self.base_fields = SharedFields(self.base_fields, own)
        super().__init__(*args, **kwargs)

    def _post_clean(self):
        if self.instance._state.adding or self.has_changed():
            return super()._post_clean()
        try:
            self.instance.clean()
        except ValidationError as error:
            self._update_errors(error)


class RowsReadOnce:
    """Mixed into formsets: a row that was read with all others is not read again, and
    what the rows name is read along.

    A formset may say which method of their manager gives its rows (``read``), and what
    is read beside them (``gathered``).
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.named if self.is_bound else ():
            field = self.form.base_fields[name]
            field.to_python = partial(self.row_named, name, field.to_python)

    def get_queryset(self):
        """All rows, in a list."""
        if not hasattr(self, "_queryset"):
            how = getattr(self, "read", "all")
            shape = self.model, self.fk.name, how, self.named
            self._queryset = rows_of_form(*shape, owner=self.instance.pk or 0)
            gather(self._queryset, *getattr(self, "gathered", ()))
        return self._queryset

    @cached_property
    def named(self):
        """The names of the fields in which a row names one row of another model."""
        links = {field.name for field in self.model._meta.fields if field.many_to_one}
        return tuple(name for name in self.form.base_fields if name in links)

    @cached_property
    def rows_named(self):
        """{name of such a field: {number as it is sent: row}}"""
        rows = self.get_queryset()
        return {
            name: {
                str(row.pk): row for row in (getattr(one, name) for one in rows) if row
            }
            for name in self.named
        }

    def row_named(self, name, read, value):
        return self.rows_named[name].get(value) or read(value)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.is_bound and not form.instance._state.adding:
            field = form.fields[self.model._meta.pk.name]
            field.to_python = known(form.instance, field.to_python)


@prepared
def rows_of_form(model, fk, read, named, owner):
    rows = getattr(model._default_manager, read)().filter(**{fk: owner})
    return rows.select_related(*named) if named else rows


def known(row, read):
    """``read`` for the number of a row that is at hand."""
    return lambda value: row if value == str(row.pk) else read(value)


class SparesRows:
    """For admins: all inlines do so, and share what was sent."""

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Django's, without a copy of all that was sent for each inline."""
        kwargs = {"instance": obj, "prefix": prefix}
        kwargs["queryset"] = inline.get_queryset(request)
        if request.method == "POST":
            kwargs |= {"data": request.POST, "files": request.FILES}
            kwargs["save_as_new"] = "_saveasnew" in request.POST
        return kwargs

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines:
            inline.form = mixed(StoredRows, inline.form)
            inline.formset = mixed(RowsReadOnce, inline.formset)
        return inlines


@cache
def mixed(mixin, base):
    return type(base.__name__, (mixin, base), {"__module__": base.__module__})
