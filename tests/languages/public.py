"""Which messages visitors read. All others are the staff's."""

# Folders and modules that only staff's pages use; a new one is public until it is
# named here, so that nothing that visitors read is forgotten.
STAFF_TEMPLATES = ("templates/admin/", "templates/media/browse", "/admin/", "/mail/")
STAFF_CODE = (
    *("/admin", "/apps.py", "/checks.py", "/forms.py", "/management/", "/seats.py"),
    *("mmn/desk/", "mmn/wordpress/", "mmn/portal/models.py", "publications/covers.py"),
    *("mmn/content/editor", "mmn/media/editor", "mmn/media/images.py"),
    *("mmn/media/pdfs.py", "mmn/media/kept.py", "mmn/media/fields.py"),
    *("mmn/media/models/", "mmn/media/text_state.py", "mmn/media/uploads.py"),
)
# What a shared link answers is read by people outside.
PUBLIC_CODE = ("mmn/desk/sharing/pages.py",)

# Of a kind's models visitors read the names of choices, the kind's own name, and the
# labels of rich texts, which are headings on its page.
SHOWN = ("TextChoices)", "SECTION =")
NAMES_OF_KIND = ("verbose_name =", "verbose_name_plural =")


def is_public(message):
    """Whether a visitor may read the message."""
    file = message.file
    if file.startswith("templates/"):
        return not any(part in file for part in STAFF_TEMPLATES)
    if file in PUBLIC_CODE:
        return True
    if any(part in f"/{file}" or file.startswith(part) for part in STAFF_CODE):
        return False
    return not is_model(file) or is_shown(message.place)


def is_model(file):
    return "/models/" in file or file.endswith("/models.py")


def is_shown(place):
    if any(part.endswith(SHOWN) for part in place):
        return True
    if place[-1:] == ("RichTextField()",):
        return True
    kind = place and place[0].endswith("(Entry)")
    return bool(kind) and place[-1] in NAMES_OF_KIND
