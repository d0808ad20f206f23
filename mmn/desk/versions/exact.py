"""Django's JSON, with moments to the microsecond: what is restored is what stood."""

import datetime

from django.core.serializers import json


class ExactEncoder(json.DjangoJSONEncoder):
    def default(self, value):
        if isinstance(value, datetime.datetime):
            return value.isoformat()
        return super().default(value)


class Serializer(json.Serializer):
    def _init_options(self):
        super()._init_options()
        self.json_kwargs["cls"] = ExactEncoder


Deserializer = json.Deserializer
