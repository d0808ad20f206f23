"""Mail waits in the database: whatever the mail server does, nobody waits for it."""

import socket
import threading
from datetime import timedelta
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused

import pytest
from django.core import mail as sent_mail
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from mmn.desk import background, mail
from mmn.desk.background import run_due
from mmn.desk.mail import forget_sent, queue_mail, send_next
from mmn.desk.models import JobRun, QueuedMail
from tests.admin_post import address

pytestmark = pytest.mark.django_db


def queued(to="dara@example.org", **fields):
    return QueuedMail.objects.create(to=to, subject="To review", text="Hello", **fields)


def failing(error):
    def send(*args):
        raise error

    return send


@pytest.fixture
def silent_server(settings):
    """A mail server that takes the line and never says a word; counts its callers."""
    callers = []
    listener = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            try:
                callers.append(listener.accept()[0])
            except OSError:
                return

    thread = threading.Thread(target=accept)
    thread.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = listener.getsockname()
    settings.EMAIL_TIMEOUT = 0.2
    yield callers
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(30)
    for caller in callers:
        caller.close()


def test_queued_mail_leaves_by_the_job_and_not_before():
    queue_mail("dara@example.org", "To review:\nFishing", "Hello Dara")
    assert sent_mail.outbox == []

    run_due({"mail"})

    (message,) = sent_mail.outbox
    assert message.to == ["dara@example.org"]
    assert (message.subject, message.body) == ("To review: Fishing", "Hello Dara")
    assert QueuedMail.objects.sent().count() == 1
    run_due({"mail"})
    assert len(sent_mail.outbox) == 1


def test_all_that_waits_leaves_in_one_go():
    for number in range(12):
        queued(f"reader{number}@example.org")

    run_due({"mail"})

    assert len({message.to[0] for message in sent_mail.outbox}) == 12


def test_mail_of_what_was_not_stored_is_not_sent():
    with transaction.atomic():
        queue_mail("dara@example.org", "To review", "Hello")
        transaction.set_rollback(True)

    run_due({"mail"})

    assert sent_mail.outbox == []


def test_server_that_never_answers_is_asked_once_and_all_mail_waits(silent_server):
    first, second = queued(), queued()

    run_due({"mail"})

    assert len(silent_server) == 1
    for message in (first, second):
        message.refresh_from_db()
        assert message.state == "waiting"
        assert message.problem == "The mail server did not answer."
        assert message.next_try_at > timezone.now()
    assert (first.tries, second.tries) == (1, 0)


def test_server_that_never_answers_holds_up_no_other_job(silent_server, monkeypatch):
    done = []
    pictures = background.Job("pictures", timedelta(hours=1), lambda: done.append(1))
    monkeypatch.setitem(background.JOBS, "pictures", pictures)
    queued()

    run_due({"mail"})

    assert done
    assert JobRun.objects.get(name="mail").last_problem == ""


@pytest.mark.django_db(transaction=True)
def test_page_opens_while_the_server_does_not_answer(
    silent_server, settings, monkeypatch, client, staff
):
    settings.EMAIL_TIMEOUT = 30
    asked = threading.Event()
    monkeypatch.setattr(mail, "send_mail", lambda *a: asked.set() or go_on.wait(30))
    go_on = threading.Event()
    queued()

    def work():
        run_due({"mail"})
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    assert asked.wait(30)
    client.force_login(staff("Publisher"))
    answer = client.get(reverse("admin:index"))
    queue_mail("sok@example.org", "Written meanwhile", "Hello")
    still_asking = worker.is_alive()
    go_on.set()
    worker.join(30)

    assert answer.status_code == 200
    assert still_asking


@pytest.mark.parametrize(
    ("tries", "minutes"), [(0, 1), (1, 5), (2, 15), (3, 60), (40, 60)]
)
def test_each_try_waits_longer_than_the_one_before(monkeypatch, tries, minutes):
    monkeypatch.setattr(mail, "send_mail", failing(ConnectionRefusedError()))
    message = queued(tries=tries)
    before = timezone.now()

    send_next()

    message.refresh_from_db()
    waits = message.next_try_at - before
    assert timedelta(minutes=minutes) <= waits < timedelta(minutes=minutes + 1)
    assert message.tries == tries + 1
    assert message.problem == (
        "The mail server can't be reached (ConnectionRefusedError)."
    )


@pytest.mark.parametrize(("hours", "state"), [(70, "waiting"), (72, "failed")])
def test_after_three_days_a_message_is_given_up(monkeypatch, hours, state):
    monkeypatch.setattr(mail, "send_mail", failing(TimeoutError()))
    wanted = timezone.now() - timedelta(hours=hours)
    message = queued(tries=50, wanted_at=wanted)

    send_next()

    message.refresh_from_db()
    assert message.state == state


def test_refused_address_holds_up_nobody_else_and_is_in_no_log(monkeypatch, caplog):
    good = []

    def send(subject, text, sender, to):
        if "dara" in to[0]:
            raise SMTPRecipientsRefused({to[0]: (550, b"no dara here")})
        good.append(to[0])

    monkeypatch.setattr(mail, "send_mail", send)
    bad = queued()
    queued("sok@example.org")

    run_due({"mail"})

    assert good == ["sok@example.org"]
    bad.refresh_from_db()
    assert bad.problem == "The mail server refused the address (550)."
    assert "dara" not in caplog.text


def test_message_that_cannot_be_made_holds_up_nobody_else():
    poison = queued()
    QueuedMail.objects.filter(pk=poison.pk).update(subject="two\nlines")
    queued("sok@example.org")

    run_due({"mail"})

    assert [message.to for message in sent_mail.outbox] == [["sok@example.org"]]
    poison.refresh_from_db()
    assert poison.problem == "The message could not be made (BadHeaderError)."


def test_wrong_password_of_the_site_is_told_as_such(monkeypatch):
    monkeypatch.setattr(mail, "send_mail", failing(SMTPAuthenticationError(535, b"")))
    first, second = queued(), queued()

    run_due({"mail"})

    for message in (first, second):
        message.refresh_from_db()
        assert "name and password" in message.problem


def test_message_that_another_process_is_sending_is_left_to_it(monkeypatch):
    sent = []

    def send(*args):
        sent.append(args)
        assert send_next() == 0  # as a second process would, at this moment

    monkeypatch.setattr(mail, "send_mail", send)
    queued()

    assert send_next() == 1
    assert len(sent) == 1


def test_sent_mail_is_forgotten_after_a_month():
    now = timezone.now()
    queued(sent_at=now - timedelta(days=31), next_try_at=None)
    kept = queued(sent_at=now - timedelta(days=29), next_try_at=None)
    waiting = queued()

    forget_sent()

    assert set(QueuedMail.objects.all()) == {kept, waiting}


# --- In the admin


def test_publisher_is_told_since_when_mail_does_not_leave(client, staff):
    client.force_login(staff("Publisher"))
    assert "Mail is not leaving" not in client.get(reverse("admin:index")).text

    queued(problem="The mail server did not answer.")
    page = client.get(reverse("admin:index")).text

    assert "Mail is not leaving since" in page
    assert "The mail server did not answer." in page
    client.force_login(staff("Editor"))
    assert "Mail is not leaving" not in client.get(reverse("admin:index")).text


def test_list_shows_what_left_and_what_did_not(client, staff):
    client.force_login(staff("Publisher"))
    queued("left@example.org", sent_at=timezone.now(), next_try_at=None)
    queued("waits@example.org")
    queued("stuck@example.org", next_try_at=None, problem="No answer.")

    def listed(query):
        rows = client.get(address(QueuedMail) + query).context["cl"].result_list
        return [row.to for row in rows]

    assert len(listed("")) == 3
    assert listed("?state=sent") == ["left@example.org"]
    assert listed("?state=waiting") == ["waits@example.org"]
    assert listed("?state=failed") == ["stuck@example.org"]
    page = client.get(address(QueuedMail)).text
    assert "Given up" in page
    assert "No answer." in page


def test_given_up_mail_is_tried_again_when_asked(client, staff):
    client.force_login(staff("Publisher"))
    old = timezone.now() - timedelta(days=9)
    given_up = queued(next_try_at=None, wanted_at=old, tries=75, problem="No answer.")
    left = queued("sok@example.org", sent_at=old, next_try_at=None)
    chosen = {"action": "try_again", "_selected_action": [given_up.pk, left.pk]}

    answer = client.post(address(QueuedMail), chosen, follow=True)
    run_due({"mail"})

    assert "1 message is tried again now" in answer.text
    assert [message.to for message in sent_mail.outbox] == [["dara@example.org"]]
    given_up.refresh_from_db()
    assert (given_up.state, given_up.problem) == ("sent", "")


def test_mail_is_read_and_not_written_in_the_admin(client, staff):
    client.force_login(staff("Publisher"))
    message = queued()

    page = client.get(address(QueuedMail, "change", message.pk))
    client.post(address(QueuedMail, "change", message.pk), {"to": "eve@example.org"})

    assert "Hello" in page.text
    message.refresh_from_db()
    assert message.to == "dara@example.org"
