"""The query sets of ``queries/``: texts as MMN might write them, and what people ask.

``# name | title`` begins a text; ``? query = names`` says which texts it finds, of all
languages; ``?~`` says so of those in its file, where others rightly have it, too.
``zawgyi:`` stands before what is typed in Zawgyi.
"""

from dataclasses import dataclass, field
from pathlib import Path

from tests.content.burmese_samples import in_zawgyi

FOLDER = Path(__file__).with_name("queries")
LANGUAGES = {"zh": "zh-hans", "mixed": "en"}


@dataclass
class QuerySet:
    name: str
    texts: dict = field(default_factory=dict)
    queries: list = field(default_factory=list)

    @property
    def language(self):
        return LANGUAGES.get(self.name, self.name)


def read(path):
    found = QuerySet(path.stem)
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            name, title = line[2:].split(" | ")
            found.texts[name] = [title, ""]
        elif line.startswith("?"):
            sign, rest = line.split(" ", 1)
            query, _, names = rest.rpartition(" =")
            found.queries.append((typed(query), set(names.split()), sign == "?~"))
        elif line.strip():
            found.texts[name][1] += f"<p>{line}</p>"
    return found


def typed(query):
    if query.startswith("zawgyi:"):
        return in_zawgyi(query.removeprefix("zawgyi:"))
    return query


ALL = [read(path) for path in sorted(FOLDER.glob("*.txt"))]
