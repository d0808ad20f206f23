"""How files and texts name languages, countries and the region, to guess from."""

REGION = "mekong"

# Words in the name of a file that tell its language.
LANGUAGE_WORDS = {
    "en": "english eng",
    "my": "burmese bur mya",
    "km": "khmer khm",
    "lo": "lao laotian",
    "th": "thai tha",
    "vi": "vietnamese viet vie",
    "zh-hans": "chinese chi mandarin",
    "ja": "japanese jpn",
    "shn": "shan",
    "mnw": "mon",
    "ksw": "karen sgaw",
}

# Short forms that may mean the language as well as the country.
CODES = {
    "en": ("en", ""),
    "my": ("my", ""),
    "mm": ("my", "MM"),
    "km": ("km", ""),
    "kh": ("km", "KH"),
    "lo": ("lo", ""),
    "la": ("lo", "LA"),
    "th": ("th", "TH"),
    "vi": ("vi", ""),
    "vn": ("vi", "VN"),
    "zh": ("zh-hans", ""),
    "cn": ("zh-hans", "CN"),
    "ja": ("ja", ""),
    "jp": ("ja", "JP"),
}

LANGUAGE_OF = {place: language for language, place in CODES.values() if place}

# As names of files and texts in Latin letters have them; "|" stands between names.
LATIN = {
    REGION: "mekong|regional|gms|subregion|mê kông",
    "TH": "thailand|thái lan",
    "MM": "myanmar|burma",
    "KH": "cambodia|campuchia|kampuchea",
    "LA": "laos|lao pdr|lào",
    "VN": "vietnam|viet nam|việt nam",
    "CN": "china|trung quốc|yunnan",
    "JP": "japan|nhật bản",
}

# As texts in other scripts have them.
OTHER_SCRIPTS = {
    REGION: "น้ำโขง|មេគង្គ|မဲခေါင်|ນ້ຳຂອງ|ນໍ້າຂອງ|湄公|メコン",
    "TH": "ประเทศไทย|ប្រទេសថៃ|ထိုင်းန|ປະເທດໄທ|泰国|タイ",
    "MM": "เมียนมา|พม่า|မြန်မာ|មីយ៉ាន់ម៉ា|ມຽນມາ|缅甸|ミャンマー",
    "KH": "กัมพูชา|កម្ពុជា|ကမ္ဘောဒီးယား|ກຳປູເຈຍ|柬埔寨|カンボジア",
    "LA": "ลาว|ប្រទេសឡាវ|လာအိုန|ລາວ|老挝|ラオス",
    "VN": "เวียดนาม|វៀតណាម|ဗီယက်နမ်|ຫວຽດນາມ|越南|ベトナム",
    "CN": "ประเทศจีน|ប្រទេសចិន|တရုတ်|ປະເທດຈີນ|中国",
    "JP": "ญี่ปุ่น|ជប៉ុន|ဂျပန်|ຍີ່ປຸ່ນ|日本",
}

# The network names the region in every text, whatever that is about.
OWN_NAME = "mekong migration network|mmn"
