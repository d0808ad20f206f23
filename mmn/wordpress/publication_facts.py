"""Type and month of a publication; which of its PDFs are policy briefs."""

import re

from mmn.content.languages import Language
from publications.models import PolicyBrief, Publication

from .dates import find_month

Type = Publication.PublicationType
Scope = PolicyBrief.Scope

TYPES = {
    "policy brief": Type.POLICY_BRIEF,
    "proceedings": Type.PROCEEDINGS,
    "annual report": Type.ANNUAL_REPORT,
    "resource book": Type.RESOURCE_BOOK,
    "handbook": Type.HANDBOOK,
    "children’s book": Type.CHILDRENS_BOOK,
    "children's book": Type.CHILDRENS_BOOK,
    "photo booklet": Type.PHOTO_BOOKLET,
}
SCOPES = {
    "mekong": Scope.MEKONG,
    "thailand": Scope.THAILAND,
    "myanmar": Scope.MYANMAR,
    "burma": Scope.MYANMAR,
    "cambodia": Scope.CAMBODIA,
    "lao": Scope.LAOS,
    "vietnam": Scope.VIETNAM,
    "china": Scope.CHINA,
    "japan": Scope.JAPAN,
}
LANGUAGES = {
    "english": Language.ENGLISH,
    "burmese": Language.BURMESE,
    "khmer": Language.KHMER,
    "lao": Language.LAO,
    "thai": Language.THAI,
    "vietnamese": Language.VIETNAMESE,
    "chinese": Language.CHINESE,
    "japanese": Language.JAPANESE,
    "shan": Language.SHAN,
}
SCRIPTS = (
    (re.compile(r"[\u1000-\u109f]"), Language.BURMESE),
    (re.compile(r"[\u1780-\u17ff]"), Language.KHMER),
    (re.compile(r"[\u0e80-\u0eff]"), Language.LAO),
    (re.compile(r"[\u0e00-\u0e7f]"), Language.THAI),
    (re.compile(r"[\u3040-\u30ff]"), Language.JAPANESE),
    (re.compile(r"[\u4e00-\u9fff]"), Language.CHINESE),
    (re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I),
     Language.VIETNAMESE),
)  # fmt: skip


def publication_facts(title, text):
    """The fields of a publication that its text tells."""
    named = (kind for word, kind in TYPES.items() if word in title.lower())
    return {
        "publication_type": next(named, Type.REPORT),
        "published_in": find_month(text),
    }


def brief_cell(file_name, label, sentence):
    """(scope, language) of a policy brief, or None if the link is to another file."""
    words = _words(file_name)
    if "policy brief" not in words and "policy brief" not in sentence.lower():
        return None
    language = named_language(label) or named_language(words)
    scope = _scope(words) or _scope(_words(sentence))
    return (scope, language) if scope and language else None


def named_language(text):
    """The language whose English name ``text`` holds, if it holds exactly one."""
    words = set(_words(text).split())
    found = [code for name, code in LANGUAGES.items() if name in words]
    return found[0] if len(found) == 1 else None


def written_language(text):
    """The language of a text, told by its letters; English if nothing speaks
    against it."""
    letters = sum(c.isalpha() for c in text) or 1
    for script, language in SCRIPTS:
        share = 0.05 if language == Language.VIETNAMESE else 0.15
        if len(script.findall(text)) / letters > share:
            return language
    return Language.ENGLISH


def _scope(words):
    found = [scope for word, scope in SCOPES.items() if word in words.split()]
    return found[0] if found else None


def _words(text):
    return re.sub(r"[\W_]+", " ", text).lower().strip()
