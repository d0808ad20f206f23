"""An account for the first person who logs in."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Creates the account admin with a random password, printed once, if there is "
        "no administrator yet; otherwise changes nothing."
    )

    def handle(self, **options):
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        name = "admin"
        while users.filter(username=name).exists():
            name = f"admin-{secrets.token_hex(2)}"
        password = secrets.token_urlsafe(12)
        users.create_superuser(name, password=password)
        self.stdout.write(
            f"Administrator created. Name: {name}  Password: {password}\n"
            "It is shown only now. Change it in the admin, or with: "
            f"manage.py changepassword {name}"
        )
