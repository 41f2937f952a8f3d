"""A feed that does not say its encoding, or says a wrong one, reads in its own letters all the same (R11)."""

import pytest

from blogtui.model.post import Fetched
from blogtui.parse.encoding import decode
from blogtui.parse.feed_charset import guessed, is_mostly_utf8
from blogtui.parse.source import parse_source

TEXTS = {
    "ru": "Вчера мы долго шли вдоль реки, а вечером сидели у костра и пили чай. Утром опять пошёл дождь.",
    "uk": "Учора ми довго йшли вздовж річки, а ввечері сиділи біля вогнища і пили чай. Уранці знову пішов дощ.",
    "el": "Χθες περπατήσαμε πολλή ώρα δίπλα στο ποτάμι και το βράδυ καθίσαμε γύρω από τη φωτιά και ήπιαμε τσάι.",
    "he": "אתמול הלכנו זמן רב לאורך הנהר ובערב ישבנו ליד המדורה ושתינו תה. בבוקר שוב ירד גשם.",
    "ar": "مشينا أمس طويلا على ضفة النهر وفي المساء جلسنا حول النار وشربنا الشاي. وفي الصباح عاد المطر.",
    "th": "เมื่อวานเราเดินเลียบแม่น้ำเป็นเวลานาน ตอนเย็นนั่งรอบกองไฟและดื่มชา ตอนเช้าฝนตกอีกครั้ง",
    "ja": "昨日は川に沿って長い間歩き、夜は焚き火を囲んでお茶を飲みました。朝になるとまた雨が降りました。",
    "ko": "어제는 강을 따라 오래 걸었고 저녁에는 모닥불 옆에 앉아 차를 마셨습니다. 아침에는 다시 비가 왔습니다.",
    "zh-cn": "昨天我们沿着河走了很久，晚上坐在火边喝茶，大家说了很多话。到了早上，天又下雨了，我们就不走了。",
    "zh-tw": "昨天我們沿著河走了很久，晚上坐在火邊喝茶，大家說了很多話。到了早上，天又下雨了，我們就不走了。",
}
CODECS = [
    ("ru", "koi8-r"), ("ru", "cp1251"), ("ru", "iso8859-5"), ("ru", "cp866"), ("uk", "koi8-u"), ("uk", "cp1251"),
    ("el", "cp1253"), ("el", "iso8859-7"), ("he", "cp1255"), ("he", "iso8859-8"), ("ar", "cp1256"),
    ("ar", "iso8859-6"), ("th", "tis-620"), ("ja", "euc_jp"), ("ja", "shift_jis"), ("ja", "iso2022_jp"),
    ("ko", "euc_kr"), ("zh-cn", "gb2312"), ("zh-tw", "big5"),
]  # fmt: skip


def feed(title: str, declaration: str = "", language: str = "sv") -> str:
    return (
        f"<?xml version='1.0'{declaration}?><rss version='2.0'><channel><title>{title}</title>"
        f"<language>{language}</language><item><title>{title}</title></item></channel></rss>"
    )


@pytest.mark.parametrize("declared", ["", " encoding='utf-8'", " encoding='iso-8859-1'"])
@pytest.mark.parametrize(("language", "codec"), CODECS)
def test_r11_a_text_reads_right_though_its_encoding_is_not_told_or_wrongly(
    language: str, codec: str, declared: str
) -> None:
    text = TEXTS[language]
    body = feed(text, declared).encode(codec)
    assert parse_source(Fetched("https://a.example/feed", body)).posts[0].title == text


@pytest.mark.parametrize(("language", "codec"), CODECS)
def test_r11_a_server_that_calls_everything_utf_8_does_not_outdo_the_feed(language: str, codec: str) -> None:
    body = feed(TEXTS[language], f" encoding='{codec}'").encode(codec)
    assert TEXTS[language] in decode(body, "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "På ön låg snön djup – ”äntligen vår”, sa Åke på café Ängeln.",
        "L’été dernier, où êtes-vous allés ? À la mer, évidemment.",
        "Über die Brücke gehen müde Mädchen; süße Äpfel für alle Größen.",
        "¿Dónde está el niño? Mañana comeré piñón en el jardín de España.",
    ],
)
def test_a_western_text_is_taken_for_no_other(text: str) -> None:
    body = feed(text).encode("cp1252")
    assert guessed(body) == ""
    assert text in decode(body)


@pytest.mark.parametrize(
    ("language", "codec", "text"),
    [
        ("pl", "iso8859-2", "Wczoraj długo szliśmy wzdłuż rzeki, a wieczorem piliśmy herbatę"),
        ("pl", "cp1250", "Wczoraj długo szliśmy wzdłuż rzeki, a wieczorem piliśmy herbatę"),
        ("cs", "cp1250", "Včera jsme šli dlouho podél řeky a večer jsme pili čaj"),
        ("hu", "iso8859-2", "Tegnap sokáig mentünk a folyó mentén, este a tűznél ültünk és esőt vártunk"),
        ("tr", "iso8859-9", "Dün uzun süre nehir boyunca yürüdük, akşam ateşin başında çay içtik"),
        ("lt", "cp1257", "Vakar ilgai ėjome palei upę, o vakare gėrėme arbatą"),
    ],
)
def test_a_language_told_in_the_feed_tells_its_letters(language: str, codec: str, text: str) -> None:
    assert text in decode(feed(text, "", language).encode(codec))


def test_what_a_feed_declares_goes_before_a_server_s_wrong_utf_8() -> None:
    text = "Wczoraj długo szliśmy wzdłuż rzeki"
    assert text in decode(feed(text, " encoding='windows-1250'", "").encode("cp1250"), "utf-8")


def test_a_feed_in_utf_8_with_a_few_faults_is_in_utf_8() -> None:
    body = feed(TEXTS["ru"], " encoding='iso-8859-1'").encode().replace(b"</item>", b"<author>\xc5sa</author></item>")
    assert is_mostly_utf8(body)
    assert TEXTS["ru"] in decode(body)
    assert "Åsa" in decode(body)


def test_too_little_tells_nothing() -> None:
    assert guessed("да".encode("cp1251")) == ""
    assert guessed(b"") == ""
