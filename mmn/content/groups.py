"""What the staff groups may do, for migrations: each app grants what is its own.

Contributors write drafts, editors change everything, publishers also decide what
visitors see. Which single entries somebody may touch is decided by ``EntryAdmin``;
these are the permissions of whole models.
"""

from django.contrib.auth.management import create_permissions

CONTRIBUTOR, EDITOR, PUBLISHER = GROUPS = "Contributor", "Editor", "Publisher"
ALL = ("add", "change", "delete", "view")


def grant(apps, schema_editor, app_label, rights):
    """Give groups permissions of ``app_label``; what is given already stays.

    ``rights`` maps a group to its codenames. Permissions come into being after all
    migrations have run, so those of this app are made here first.
    """
    using = schema_editor.connection.alias
    config = apps.get_app_config(app_label)
    if not getattr(config, "models_module", None):
        config.models_module = True  # an app as migrations see it has none
    create_permissions(config, apps=apps, verbosity=0, using=using)

    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    own = permissions.filter(content_type__app_label=app_label)
    for name, codenames in rights.items():
        group, _ = groups.get_or_create(name=name)
        found = list(own.filter(codename__in=codenames))
        missing = set(codenames) - {permission.codename for permission in found}
        if missing:
            raise LookupError(f"{app_label} has no permission {sorted(missing)}")
        group.permissions.add(*found)


def may(actions, *models):
    """Codenames of ``actions`` on ``models``: ``may(ALL, "post", "signatory")``."""
    return {f"{action}_{model}" for action in actions for model in models}
