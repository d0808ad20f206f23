from django.apps import apps
from django.core.management.base import BaseCommand

from mmn.media.fields import ImageUploadField
from mmn.media.renditions import make_renditions


class Command(BaseCommand):
    help = "Makes the smaller copies of images that are missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force", action="store_true", help="make all of them again"
        )

    def handle(self, *args, force, verbosity, **options):
        names = image_names()
        made = 0
        for number, name in enumerate(names, 1):
            try:
                made += make_renditions(name, force=force)
            except OSError as problem:
                self.stderr.write(f"{name}: {problem}")
            if verbosity > 0 and (number % 50 == 0 or number == len(names)):
                self.stdout.write(f"{number} of {len(names)} images, {made} made")
        if not names:
            self.stdout.write("No images.")


def image_names():
    """The names of all images that any model holds, each once."""
    names = set()
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, ImageUploadField):
                names.update(model._base_manager.values_list(field.attname, flat=True))
    return sorted(filter(None, names))
