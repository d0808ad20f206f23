from django.core.management.base import BaseCommand

from mmn.media.models import PdfText, StoredFile
from mmn.media.text_reading import read_file


class Command(BaseCommand):
    help = (
        "Reads the text of PDFs that nobody has read yet, for the search and for pages "
        "on phones. New uploads are read by themselves."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--again", action="store_true", help="read all of them anew"
        )

    def handle(self, *args, again, verbosity, **options):
        files = StoredFile.objects.filter(name__startswith="documents/")
        if not again:
            files = files.exclude(reading__in=PdfText.objects.exclude(read_at=None))
        total = files.count()
        for number, file in enumerate(files.order_by("pk").iterator(), 1):
            reading = read_file(file)
            if verbosity > 0:
                state = reading.get_state_display()
                self.stdout.write(f"{number} of {total}: {file}: {state}")
        if not total and verbosity > 0:
            self.stdout.write("Every PDF has been read.")
