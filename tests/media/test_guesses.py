"""What a PDF seems to be, from its name and its first words."""

import pytest

from mmn.media.guesses import guess, guess_language

KHMER = "សេចក្តីសង្ខេបគោលនយោបាយ ពលករចំណាកស្រុកនៅក្នុងប្រទេសថៃ"
# As pdfium reads Burmese that a browser printed: marks twice, spaces inside words.
BURMESE = "မူဝါ ဒအကျ ဉ်း ချု ပ် မြ န်မာ\r\nန်\r\nမာနိုင်\r\nနို\r\nင်\r\nငံ ရွှေ့ ပြော င်း"
THAI = "สรุปนโยบาย แรงงานข้ามชาติ ในอนุภูมิภาคลุ่มแม่น้ำโขง"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (KHMER, "km"),
        (BURMESE, "my"),
        (THAI, "th"),
        ("ບົດສະຫຼຸບນະໂຍບາຍ ແຮງງານເຄື່ອນຍ້າຍ", "lo"),
        ("Tóm tắt chính sách: người lao động di cư", "vi"),
        ("政策简报：中国的移徙工人与社会保障问题研究", "zh-hans"),
        ("政策ブリーフ：日本の移民労働者のために", "ja"),
        ("ပိူၼ်ႈတွၼ်ႈ ၵူၼ်းလူႉၽႆႉ ၸိုင်ႈမိူင်း", "shn"),
        ("Policy brief on migrant workers", "en"),
    ],
)
def test_language_is_that_of_the_letters(text, language):
    assert guess_language([], text) == (language, True)


def test_khmer_brief_with_an_english_head_is_khmer_but_not_surely():
    head = "Policy brief: social protection for migrants. "

    assert guess_language([], head + KHMER) == ("km", False)


@pytest.mark.parametrize(
    ("name", "about", "language"),
    [
        ("Policy-Brief_Mekong_Khmer.pdf", ("mekong", True), ("km", True)),
        ("PB Thailand Burmese.pdf", ("TH", True), ("my", True)),
        ("PolicyBriefThailandEng.pdf", ("TH", True), ("en", True)),
        ("Brief_Mekong_Myanmar.pdf", ("mekong", True), ("my", False)),
        ("Cambodia_KH.pdf", ("KH", True), ("km", False)),
        ("Brief_KH.pdf", ("mekong", False), ("km", False)),
        ("ประเทศไทย_สรุปนโยบาย.pdf", ("TH", True), ("th", False)),
        ("សង្ខេប_កម្ពុជា.pdf", ("KH", True), ("km", False)),
        ("မြန်မာ_မူဝါဒ.pdf", ("MM", True), ("my", False)),
        ("scan0001.pdf", ("mekong", False), ("en", False)),
    ],
)
def test_names_alone_tell_something(name, about, language):
    found = guess(name, "")

    assert (found.about, found.about_sure) == about
    assert (found.language, found.language_sure) == language


def test_code_that_is_not_the_language_is_a_country_but_not_surely():
    found = guess("Brief_KH.pdf", "Recommendations on recruitment fees and contracts")

    assert (found.language, found.about, found.about_sure) == ("en", "KH", False)


def test_name_and_letters_that_differ_are_doubtful():
    found = guess("Brief_Khmer.pdf", "eKalneya)ay BlkrcMNakRsuk knugRbeTs")

    assert (found.language, found.language_sure) == ("km", False)


def test_the_networks_own_name_does_not_make_a_brief_regional():
    text = "Mekong Migration Network\nPolicy brief: Thailand\nMMN, 2019"

    assert guess("brief.pdf", text).about == "TH"


def test_country_written_in_another_script_is_found():
    assert guess("brief.pdf", BURMESE).about == "MM"
    assert guess("brief.pdf", KHMER).about == "TH"
    assert guess("brief.pdf", THAI).about == "mekong"


def test_several_countries_make_it_regional_but_not_surely():
    found = guess("brief.pdf", "From Myanmar and Cambodia to Thailand: migrants")

    assert (found.about, found.about_sure) == ("mekong", False)
