"""Django's JSON, with moments to the microsecond: what is restored is what stood."""

import datetime
import json
from functools import partial

from django.core.serializers import json as django_json
from django.core.serializers import python

from mmn.content.once import once
from mmn.content.prepared import prepared


class ExactEncoder(django_json.DjangoJSONEncoder):
    def default(self, value):
        if isinstance(value, datetime.datetime):
            return value.isoformat()
        return super().default(value)


class Linked:
    def handle_m2m_field(self, obj, field):
        """The numbers of what a row is linked to, in its order."""
        if field.remote_field.through._meta.auto_created:
            linked = once(linked_to, type(obj), field.name, row=obj.pk)
            self._current[field.name] = linked


class Serializer(Linked, django_json.Serializer):
    def _init_options(self):
        super()._init_options()
        self.json_kwargs["cls"] = ExactEncoder


class Rows(Linked, python.Serializer):
    pass


Deserializer = django_json.Deserializer

_json = partial(json.dumps, cls=ExactEncoder, ensure_ascii=False)


def texts_of(rows):
    """Each row as a version of it is stored: as ``Serializer`` writes it, but all of
    them at once."""
    return [f"[{_json(row)}]" for row in Rows().serialize(rows)]


def plainly(rows):
    """Stored rows as snapshots have them."""
    return json.loads(_json(Rows().serialize(rows)))


@prepared
def linked_to(model, name, row):
    field = model._meta.get_field(name)
    links = field.remote_field.through._base_manager
    links = links.filter(**{field.m2m_field_name(): row})
    there = field.m2m_reverse_field_name()
    return links.order_by(there).values_list(f"{there}_id", flat=True)
