import re

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command


def printed(capsys):
    call_command("create_first_admin")
    return capsys.readouterr().out


def test_first_admin_can_log_in_with_the_printed_password(db, capsys):
    name, password = re.search(
        r"Name: (\S+)  Password: (\S+)", printed(capsys)
    ).groups()

    assert authenticate(username=name, password=password).is_superuser


def test_no_second_admin_is_made(db, capsys):
    printed(capsys)

    assert printed(capsys) == ""
    assert User.objects.count() == 1


def test_an_account_of_that_name_is_left_alone(db, capsys):
    User.objects.create_user("admin", password="river")

    assert "Name: admin-" in printed(capsys)
    assert not User.objects.get(username="admin").is_superuser
