"""Every change of an entry reaches the index in the transaction that makes it.

What changes is noted while a transaction goes on, and each entry is read once, just
before it is committed; a search within the transaction reads them before.
"""

from functools import cache

from django.db import connections
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from mmn.content.kinds import kinds
from mmn.content.models import Category, Entry, Organisation, Tag
from mmn.content.parts import part_models
from mmn.desk.library.uses import entries_with
from mmn.desk.merging.references import references
from mmn.media.models import ImageConsent, PdfText

from .beside import texts_of
from .equals import forget
from .indexing import index
from .models import EqualWords

# What sorts entries and stands behind them: its name stands in many.
NAMED = (Category, Organisation, Tag)


def listen():
    """Listen to the models that entries consist of, and to no other: Django deletes
    rows that nobody listens to without reading them."""
    named = {relation for model in NAMED for relation in _names_of(model)}
    rows = {Entry, *kinds(), *_parts(), *NAMED, *named, ImageConsent, PdfText}
    for model in rows:
        for signal in (post_save, post_delete):
            signal.connect(_row_changed, sender=model, dispatch_uid="search")
    for model in NAMED:
        pre_delete.connect(_row_goes, sender=model, dispatch_uid="search")
    for model in (Entry, *kinds()):
        for field in model._meta.local_many_to_many:
            through = field.remote_field.through
            m2m_changed.connect(_links_changed, sender=through, dispatch_uid="search")
    for signal in (post_save, post_delete):
        signal.connect(_equals_changed, sender=EqualWords, dispatch_uid="search")


def _names_of(model):
    """The models that hold the names of ``model`` in other languages."""
    related = (relation.related_model for relation in model._meta.related_objects)
    return [one for one in related if getattr(one, "NAMES", None)]


def note(numbers, using="default"):
    """Let these entries, and their translations, be read again before the transaction
    is over; without one, now."""
    numbers = {number for number in numbers if number}
    if not numbers:
        return
    connection = connections[using]
    waiting = connection.__dict__.setdefault("search_waiting", set())
    waiting |= numbers
    if connection.in_atomic_block:
        _before_commit(connection)
    else:
        catch_up(using)


def catch_up(using="default"):
    """Read what changed in this transaction now."""
    waiting = connections[using].__dict__.get("search_waiting")
    if not waiting:
        return
    numbers = {*waiting}
    waiting.clear()
    index(numbers.union(texts_of(entries=sorted(numbers))), using)


def _before_commit(connection):
    """Catch up when ``connection`` commits what it is doing now. Django tells only
    after that; then another process might see the entry and not find it."""
    if "commit" in connection.__dict__:
        return
    commit = connection.commit

    def commit_with_index():
        del connection.commit
        catch_up(connection.alias)
        commit()

    connection.commit = commit_with_index


# --- Which entries a change is about


def _row_changed(sender, instance, using, **kwargs):
    note(_entries_of(sender, instance), using)


def _equals_changed(**kwargs):
    forget()


def _row_goes(sender, instance, using, **kwargs):
    """Once it is gone, nobody can tell any more where its name stood."""
    if sender in NAMED:
        note(_named_in(instance), using)


def _links_changed(sender, instance, action, reverse, pk_set, using, **kwargs):
    if not action.startswith("post_"):
        if action == "pre_clear" and reverse:
            note(_named_in(instance) if isinstance(instance, NAMED) else (), using)
        return
    if not reverse:
        note(_entries_of(type(instance), instance), using)
    elif isinstance(instance, NAMED):
        note(pk_set or (), using)


def _entries_of(model, instance):
    """The numbers of the entries that tell of this row."""
    if issubclass(model, Entry):
        return [instance.pk]
    if model in _parts():
        return [_owner(instance)]
    if model in NAMED:
        return _named_in(instance)
    if getattr(model, "NAMES", None):
        return _named_in(getattr(instance, model.NAMES))
    if model is ImageConsent:
        return [entry.pk for entry in entries_with(instance.image)]
    if model is PdfText:
        return [entry.pk for entry in entries_with(instance.file.name)]
    return ()


@cache
def _parts():
    """The models whose rows belong to entries."""
    return {model for kind in kinds() for model, _lookup in part_models(kind)}


def _owner(part):
    """The number of the entry that a part belongs to, through other parts if need be;
    None where that is gone."""
    field = part._meta.get_field(part.OWNER)
    number = getattr(part, field.attname)
    if issubclass(field.related_model, Entry):
        return number
    above = field.related_model._base_manager.filter(pk=number).first()
    return above and _owner(above)


def _named_in(instance):
    """The entries that name a category, a tag or an organisation."""
    found = set()
    if instance.pk is None:
        return found
    for reference in references(type(instance)):
        for row in reference.rows(instance.pk):
            owner = reference.owner(row)
            if isinstance(owner, Entry):
                found.add(owner.pk)
            elif type(owner) in _parts():
                found.add(_owner(owner))
    return found
