"""What belongs to an entry beside its text: a translation has its original's."""


def parts(entry, rows, owner="entry"):
    """The ``rows`` of ``entry``, or where a translation has none of its own, those of
    the original; each says in ``written_in`` which language its words are in.

    One query either way: nobody should miss the files, the programme or the photos
    because a translator gave the text only.
    """
    languages = {entry.pk: entry.language}
    original = entry.translation_of
    if original and original.is_visible:
        languages[original.pk] = original.language
    found = list(rows.filter(**{f"{owner}__in": list(languages)}))
    own = [row for row in found if getattr(row, f"{owner}_id") == entry.pk]
    for row in own or found:
        row.written_in = languages[getattr(row, f"{owner}_id")]
    return own or found
