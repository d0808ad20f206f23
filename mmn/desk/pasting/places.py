"""Countries and cities as people write them."""

from functools import cache

from django.utils.translation import override

from mmn.content.countries import Country

OTHER_NAMES = {
    "KH": "Kingdom of Cambodia|Kampuchea|កម្ពុជា|ប្រទេសកម្ពុជា|กัมพูชา|ကမ္ဘောဒီးယား|ກຳປູເຈຍ",
    "CN": "P.R. China|PR China|People's Republic of China|中国|จีน|ចិន|တရုတ်|ຈີນ",
    "LA": "Laos|Lao|Lao P.D.R.|Lao PDR.|ລາວ|ສປປ ລາວ|ลาว|ឡាវ|လာအို",
    "MM": "Burma|Myanmar/Burma|Burma/Myanmar|Myanmar (Burma)|မြန်မာ|မြန်မာနိုင်ငံ|เมียนมา|พม่า"
    "|មីយ៉ាន់ម៉ា|ມຽນມາ",
    "TH": "Kingdom of Thailand|ไทย|ประเทศไทย|ថៃ|ထိုင်း|ထိုင်းနိုင်ငံ|ໄທ",
    "VN": "Viet Nam|Việt Nam|เวียดนาม|វៀតណាម|ဗီယက်နမ်|ຫວຽດນາມ",
    "HK": "Hong Kong SAR|香港",
    "KR": "Korea|Republic of Korea|S. Korea",
    "JP": "日本",
    "TW": "台灣|台湾",
    "GB": "UK|U.K.|Great Britain|England",
    "US": "USA|U.S.A.|U.S.|US|United States of America",
    "PH": "The Philippines|Phillippines",
    "BN": "Brunei Darussalam",
}

CITIES = set(
    """bangkok|chiang mai|chiang rai|chiangmai|mae sot|maesot|mae sai|mahachai
    |samut sakhon|ranong|phuket|ratchaburi|hat yai|songkhla|tak|yangon|mandalay
    |naypyidaw|nay pyi taw|mawlamyine|myawaddy|taunggyi|hpa-an|phnom penh|siem reap
    |battambang|poipet|sihanoukville|vientiane|luang prabang|savannakhet|pakse|hanoi
    |ha noi|ho chi minh city|da nang|kunming|ruili|dehong|beijing|hong kong|singapore
    |kuala lumpur|penang|jakarta|manila|tokyo|seoul|geneva|new york|london|dhaka
    |kathmandu|colombo|delhi|new delhi|taipei|sydney|shan state|kayin state|mon state
    |yunnan|kanchanaburi|nonthaburi|pathum thani|pattaya""".replace("\n    ", "").split(
        "|"
    )
)


@cache
def _codes():
    with override("en"):
        codes = {str(label).casefold(): code for code, label in Country.choices}
    for code, names in OTHER_NAMES.items():
        codes |= {name.casefold(): code for name in names.split("|")}
    return codes


def country(text):
    """The code of the country that ``text`` is the name of, or nothing."""
    return _codes().get(" ".join(text.split()).strip(" .").casefold()) or _codes().get(
        text.strip().casefold(), ""
    )


def is_city(text):
    return " ".join(text.split()).casefold() in CITIES
