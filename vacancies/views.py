from itertools import pairwise
from urllib.parse import quote

from mmn.content.filters import LanguageFilter
from mmn.content.parts import parts
from mmn.content.views import EntryDetail, KindList

from .models import DeadlineExtension, Vacancy
from .structured import posting


class VacancyList(KindList):
    model = Vacancy
    shows_photos = False

    def make_filters(self):
        return [LanguageFilter(Vacancy)]

    def in_order(self, entries):
        return entries.open_first()


class VacancyDetail(EntryDetail):
    model = Vacancy

    def described(self, root, context):
        return posting(root, self.object, context)

    def facts(self):
        vacancy = self.object
        return super().facts() | {
            "extensions": extensions(vacancy),
            "mail_link": mail_link(vacancy),
        }


def extensions(vacancy):
    """Each extension with the deadline that replaced the former one, in order.

    A deadline that was brought forward is extended by nothing: those that are not
    before it are left out.
    """
    kept = parts(vacancy, DeadlineExtension.objects.all, "vacancy")
    former = [one for one in kept if one.former_deadline < vacancy.deadline]
    for extension, following in pairwise([*former, None]):
        extension.replaced_by = (
            following.former_deadline if following else vacancy.deadline
        )
    return former


def mail_link(vacancy):
    """A link that starts an application with its subject; none once it is closed."""
    if not vacancy.is_open or not vacancy.apply_email:
        return ""
    subject = vacancy.apply_subject or vacancy.title
    return f"mailto:{quote(vacancy.apply_email, safe='@')}?subject={quote(subject)}"
