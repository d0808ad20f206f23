"""Words of links that don't say where the link leads, in the languages of the site."""

import re
import unicodedata

_VAGUE = {
    # English
    *("here", "click", "click here", "click this", "this", "this link", "link"),
    *("more", "more here", "read more", "read here", "read on", "learn more"),
    *("see more", "see here", "find out more", "more information", "more info"),
    *("details", "see details", "download", "download here", "this page", "website"),
    # Burmese
    *("ဒီမှာ", "ဒီနေရာ", "ဒီနေရာမှာ", "ဤနေရာ", "ဤနေရာတွင်", "ဒီမှာနှိပ်ပါ"),
    *("ဒီနေရာကိုနှိပ်ပါ", "ဤနေရာကိုနှိပ်ပါ", "ဤနေရာတွင်နှိပ်ပါ", "ဆက်ဖတ်ရန်"),
    *("ဆက်ဖတ်ပါ", "ပိုမိုဖတ်ရန်", "အသေးစိတ်", "အသေးစိတ်ဖတ်ရန်", "လင့်ခ်"),
    # Khmer
    *("ទីនេះ", "នៅទីនេះ", "ចុចទីនេះ", "ចុចនៅទីនេះ", "សូមចុចទីនេះ", "អានបន្ត"),
    *("អានបន្ថែម", "អានបន្ថែមទៀត", "មើលបន្ថែម", "បន្ថែម", "ព័ត៌មានបន្ថែម", "លម្អិត"),
    *("តំណ", "ទាញយក"),
    # Lao
    *("ທີ່ນີ້", "ຢູ່ທີ່ນີ້", "ກົດທີ່ນີ້", "ຄລິກທີ່ນີ້", "ອ່ານຕໍ່", "ອ່ານເພີ່ມເຕີມ", "ເພີ່ມເຕີມ"),
    # Thai
    *("ที่นี่", "คลิก", "คลิกที่นี่", "คลิ๊กที่นี่", "กดที่นี่", "อ่านที่นี่", "อ่านต่อ"),
    *("อ่านเพิ่ม", "อ่านเพิ่มเติม", "ดูเพิ่มเติม", "เพิ่มเติม", "รายละเอียด", "ดูรายละเอียด"),
    *("ลิงก์", "ลิงค์", "ลิงก์นี้", "ดาวน์โหลด", "ดาวน์โหลดที่นี่"),
    # Vietnamese
    *("đây", "tại đây", "ở đây", "xem tại đây", "nhấn vào đây", "bấm vào đây"),
    *("nhấp vào đây", "click vào đây", "xem thêm", "đọc thêm", "đọc tiếp", "chi tiết"),
    *("xem chi tiết", "thêm", "liên kết", "tải về", "tải xuống"),
    # Chinese
    *("这里", "此处", "点击", "点击这里", "点击此处", "更多", "查看更多", "阅读更多"),
    *("详情", "查看详情", "链接", "下载"),
    # Japanese
    *("こちら", "ここ", "こちらをクリック", "ここをクリック", "詳細", "詳しくはこちら"),
    *("もっと見る", "続きを読む", "リンク", "ダウンロード"),
}
_BARE = re.compile(r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)+/\S*", re.I)


def essence(words):
    """``words`` without space, punctuation, arrows and capitals."""
    composed = unicodedata.normalize("NFC", words.casefold())
    return "".join(c for c in composed if unicodedata.category(c)[0] not in "ZPSC")


_ESSENCES = {essence(words) for words in _VAGUE}


def is_vague(words):
    return essence(words) in _ESSENCES


def is_bare_address(words):
    return _BARE.fullmatch(words.strip()) is not None
