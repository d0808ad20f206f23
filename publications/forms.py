"""Forms of publications: the rows of briefs know the grid that they fill."""

from collections import defaultdict

from mmn.content.languages import INTERFACE, Language
from mmn.desk.forms import OnceFormSet

from .models import PolicyBrief


class BriefFormSet(OnceFormSet):
    @property
    def grid(self):
        """Every scope by every language, with the titles of the briefs there."""
        titles = defaultdict(list)
        for form in self.initial_forms:
            place = form["scope"].value(), form["language"].value()
            titles[place].append(form["title"].value() or str(form.instance))
        shown = {*INTERFACE, *(language for _scope, language in titles)}
        columns = [
            {"code": code, "name": label.partition(" (")[0], "shown": code in shown}
            for code, label in Language.choices
        ]
        return {
            "languages": columns,
            "rows": [
                {
                    "scope": scope,
                    "name": name,
                    "cells": [
                        {**c, "titles": titles[scope, c["code"]]} for c in columns
                    ],
                }
                for scope, name in PolicyBrief.Scope.choices
            ],
        }
