from django.core.management.base import BaseCommand

from mmn.content.version import bump, keeper
from mmn.portal.page_cache.stores import make_store


class Command(BaseCommand):
    help = (
        "Lets go of all pages kept for visitors, in every process. Needed only after "
        "something changed the database without the site."
    )

    def handle(self, **options):
        bump()
        make_store(keeper()).clear()
        self.stdout.write("Each page is made anew when it is asked for next.")
