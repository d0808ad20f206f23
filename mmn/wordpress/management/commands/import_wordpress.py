from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mmn.wordpress.export import ExportError, read_export
from mmn.wordpress.importer import Importer


class Command(BaseCommand):
    help = (
        "Brings the posts, pages, pictures and PDFs of a WordPress export in. Safe to "
        "run again: what is here already is left as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("export", help="the XML file from Tools, Export")
        parser.add_argument(
            "--uploads",
            required=True,
            help="a copy of the folder wp-content/uploads of the old server",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would happen, change nothing",
        )
        parser.add_argument(
            "--report", help="write the report here too: as JSON if it ends in .json"
        )

    def handle(self, *args, **options):
        folder = Path(options["uploads"])
        if not folder.is_dir():
            raise CommandError(
                f"There is no folder {folder}. Give --uploads a copy of "
                "wp-content/uploads, the folder that holds one folder for each year."
            )
        try:
            export = read_export(options["export"])
        except ExportError as error:
            raise CommandError(str(error)) from error
        try:
            report = Importer(export, folder, options["dry_run"]).run(self.write_log)
        except KeyboardInterrupt as stop:
            raise CommandError(
                "Stopped. What is listed above is in; run the command again to go on."
            ) from stop
        self.write_lines(report.closing())
        if options["report"]:
            self.write_report(Path(options["report"]), report)

    def write_log(self, log):
        self.write_lines(log.lines())

    def write_lines(self, lines):
        for line in lines:
            self.stdout.write(line)

    def write_report(self, path, report):
        as_json = path.suffix.lower() == ".json"
        text = report.as_json() if as_json else "\n".join(report.lines())
        try:
            path.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(
                f"The import is done, but {path} can't be written: {error.strerror}."
            ) from error
