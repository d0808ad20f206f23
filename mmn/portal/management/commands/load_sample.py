"""``manage.py load_sample``: sample content for an empty site."""

from django.core.management.base import BaseCommand

from mmn.portal.sample.loader import NotEmpty, load


class Command(BaseCommand):
    help = "Loads sample content into an empty site; changes nothing in any other."

    def handle(self, **options):
        try:
            made = load()
        except NotEmpty:
            self.stdout.write("There is content already: nothing was loaded.")
            return
        for name, number in sorted(made.items()):
            self.stdout.write(f"{number:5} {name}")
        self.stdout.write(self.style.SUCCESS("The sample content is there."))
