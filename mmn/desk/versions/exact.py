"""Django's JSON, with moments to the microsecond: what is restored is what stood."""

import datetime

from django.core.serializers import json

from mmn.content.prepared import prepared


class ExactEncoder(json.DjangoJSONEncoder):
    def default(self, value):
        if isinstance(value, datetime.datetime):
            return value.isoformat()
        return super().default(value)


class Serializer(json.Serializer):
    def _init_options(self):
        super()._init_options()
        self.json_kwargs["cls"] = ExactEncoder

    def handle_m2m_field(self, obj, field):
        """The numbers of what a row is linked to, in its order."""
        if field.remote_field.through._meta.auto_created:
            linked = linked_to(type(obj), field.name, row=obj.pk)
            self._current[field.name] = linked


@prepared
def linked_to(model, name, row):
    field = model._meta.get_field(name)
    links = field.remote_field.through._base_manager
    links = links.filter(**{field.m2m_field_name(): row})
    there = field.m2m_reverse_field_name()
    return links.order_by(there).values_list(f"{there}_id", flat=True)


Deserializer = json.Deserializer
