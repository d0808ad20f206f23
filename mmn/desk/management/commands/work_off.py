"""For servers where systemd or cron does the background work."""

import time

from django.core.management.base import BaseCommand
from django.db import connections

from mmn.desk.background import TICK, run_due


class Command(BaseCommand):
    help = (
        "Does the background work that is due: sends waiting mail, makes smaller "
        "pictures, follows links, publishes changes whose time has come. Runs until "
        "it is stopped."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="do what is due now, then end"
        )

    def handle(self, *args, once, **options):
        while True:
            self.stdout.write(f"Done: {run_due()}")
            if once:
                return
            connections.close_all()
            time.sleep(TICK)
