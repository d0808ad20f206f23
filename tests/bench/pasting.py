"""How well pasted lists are understood: ``python -m tests.bench.pasting``.

For each list of tests/desk/pasted, beside what a person reads in it: how many rows are
wholly right, how many are marked doubtful, and how many are wrong without a mark. Of
the doubtful ones it tells how many hold the right values all the same.
"""

import os
from pathlib import Path

LISTS = Path(__file__).parent.parent / "desk" / "pasted"
LISTED = [
    *(("Focus on the Global South", ""), ("MAP Foundation", "MAP")),
    *(("Mekong Migration Network", "MMN"), ("Raks Thai Foundation", "")),
    ("Legal Support for Children and Women", "LSCW"),
]
SIGNED_BEFORE = ["Fortify Rights", "Human Rights Watch", "Labour Protection Network"]


def known():
    from mmn.content.models import Organisation
    from mmn.desk.pasting.known import KnownOrganisations

    listed = [Organisation(pk=n, name=a, acronym=b) for n, (a, b) in enumerate(LISTED)]
    return KnownOrganisations(listed, SIGNED_BEFORE)


def outcomes(name):
    """("right", "doubtful" or "wrong", row, expected cells) for each row of a list."""
    from mmn.desk.pasting.people import PeopleReader
    from mmn.desk.pasting.signatories import SignatoryReader

    reader = SignatoryReader() if name.startswith("signatories") else PeopleReader()
    rows, _unplaced = reader.read((LISTS / f"{name}.txt").read_text(), known())
    lines = (LISTS / f"{name}.tsv").read_text().splitlines()
    for row, line in zip(rows, lines, strict=True):
        expected = line.split("\t")
        same = shown(row, reader.columns) == expected
        outcome = "doubtful" if row.doubts else "right" if same else "wrong"
        yield outcome, row, expected


def shown(row, columns):
    values = {**row.values, "listed": row.linked.partition(" (")[0]}
    return [str(values.get(column, "")) for column in columns]


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(f"{'list':<24}{'rows':>6}{'right':>7}{'doubtful':>10}{'wrong':>7}")
    for path in sorted(LISTS.glob("*.txt")):
        found = [outcome for outcome, _row, _expected in outcomes(path.stem)]
        counts = [found.count(o) for o in ("right", "doubtful", "wrong")]
        print(
            f"{path.stem:<24}{len(found):>6}{counts[0]:>7}{counts[1]:>10}{counts[2]:>7}"
        )


if __name__ == "__main__":
    main()
