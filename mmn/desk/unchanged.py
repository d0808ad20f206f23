"""What stands in a form as it is stored is not asked for or checked once more: else a
form with forty people would cost hundreds of queries, whatever was changed in it."""

from functools import cache


class UnchangedLinks:
    """Mixed into the form of an entry: links that nobody changed are stored already."""

    def _save_m2m(self):
        whole, meta = self.cleaned_data, self.instance._meta
        links = {field.name for field in (*meta.many_to_many, *meta.private_fields)}
        stored = links - {*self.changed_data}
        self.cleaned_data = {n: whole[n] for n in whole if n not in stored}
        super()._save_m2m()
        self.cleaned_data = whole


class UncheckedIfStored:
    """Mixed into the forms of rows: one that nobody changed was checked when it was
    stored. What it must be beside others still asks it (``clean``)."""

    def _get_validation_exclusions(self):
        if self.instance._state.adding or self.has_changed():
            return super()._get_validation_exclusions()
        return {field.name for field in self.instance._meta.fields}


class RowsReadOnce:
    """Mixed into formsets: a row that was read with all others is not read again."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.is_bound and not form.instance._state.adding:
            field = form.fields[self.model._meta.pk.name]
            field.to_python = known(form.instance, field.to_python)


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
            inline.form = mixed(UncheckedIfStored, inline.form)
            inline.formset = mixed(RowsReadOnce, inline.formset)
        return inlines


@cache
def mixed(mixin, base):
    return type(base.__name__, (mixin, base), {"__module__": base.__module__})
