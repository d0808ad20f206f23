"""How the editor (CKEditor 4) is set up: a short toolbar, and nothing it may not write.

Its content filter gets the sanitiser's own list, so that opening and saving a text
drops nothing that is allowed.
"""

from .allowed_html import ATTRIBUTES, CLASSES, TAGS
from .languages import OWN_NAMES


def _filter_rules():
    rules = [
        " ".join(sorted(TAGS)),
        "h1 h6",  # pasted; the server makes h2 and h5 of them
        *(f"{tag}[{','.join(sorted(ATTRIBUTES[tag]))}]" for tag in sorted(ATTRIBUTES)),
        *(f"{tag}({','.join(sorted(CLASSES[tag]))})" for tag in sorted(CLASSES)),
    ]
    return "; ".join(rules)


EDITOR = {
    # divarea: no frame, so that no inline script is needed to fill one.
    "extra_plugins": ["divarea", "image2", "uploadimage", "language"],
    "removePlugins": (
        "image,exportpdf,flash,smiley,iframe,scayt,wsc,forms,codesnippetgeshi,elementspath,"
        "stylescombo,save,newpage,preview,print,templates"
    ),
    "toolbar": [
        ["Format", "Bold", "Italic", "Superscript"],
        ["BulletedList", "NumberedList", "Blockquote"],
        ["Link", "Unlink", "Image", "Table"],
        ["Language", "RemoveFormat", "PasteFromWord"],
        ["Undo", "Redo"],
    ],
    "format_tags": "p;h2;h3;h4",
    "language_list": [f"{code}:{name}" for code, name in OWN_NAMES.items()],
    "extraAllowedContent": _filter_rules(),
    "disallowedContent": "img{width,height}; table{*}[border,cellpadding,cellspacing]",
    "removeDialogTabs": "link:target;link:advanced;table:advanced",
    "linkShowTargetTab": False,
    "image2_alignClasses": ["align-left", "align-center", "align-right"],
    "image2_captionedClass": "image",
    "entities": False,
    "disableNativeSpellChecker": False,
    "clipboard_handleImages": False,  # uploadimage does it, through our intake
    "filebrowserUploadMethod": "xhr",
    "width": "100%",
    "height": 320,
}
