"""Reads every entry again for the search, which finds all the while what it knew."""

import time

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from mmn.content.models import Entry
from mmn.search.indexing import index
from mmn.search.models import Rebuild, SearchUnit

BATCH = 50


class Command(BaseCommand):
    help = (
        "Read every entry and every PDF's text again for the search. It goes on where "
        "an interrupted run stopped, and nothing is missing from the search meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Only if entries were never read, or a run was interrupted.",
        )
        parser.add_argument(
            "--from-start",
            action="store_true",
            help="Forget where an interrupted run stopped, and read all that is "
            "stored anew, changed or not.",
        )

    def handle(self, *args, if_empty, from_start, **options):
        rebuild = Rebuild.objects.filter(finished_at=None).order_by("pk").last()
        known = SearchUnit.objects.exists() or not Entry.objects.exists()
        if if_empty and rebuild is None and known:
            return
        if from_start and rebuild:
            rebuild.delete()
        if from_start or rebuild is None:
            rebuild = Rebuild.objects.create()
        elif rebuild.last_entry:
            self.stdout.write("Going on where the last run stopped.")
        count = self.work(rebuild, anew=from_start)
        Rebuild.objects.exclude(pk=rebuild.pk).delete()
        rebuild.finished_at = timezone.now()
        rebuild.save()
        self.stdout.write(f"The search knows {count} entries.")

    def work(self, rebuild, anew):
        """Read batch by batch, each with the note how far it came."""
        entries = Entry.objects.order_by("pk").values_list("pk", flat=True)
        count = entries.count()
        done = entries.filter(pk__lte=rebuild.last_entry).count()
        started, before = time.monotonic(), done
        while batch := list(entries.filter(pk__gt=rebuild.last_entry)[:BATCH]):
            with transaction.atomic():
                if anew:
                    SearchUnit.objects.filter(entry__in=batch).update(digest="")
                index(batch)
                rebuild.last_entry = batch[-1]
                rebuild.save()
            done += len(batch)
            rate = (done - before) / max(time.monotonic() - started, 0.001)
            self.stdout.write(f"{done} of {count} entries, {rate:.0f} a second")
        return count
