"""Texts nobody writes, that a reader must get through all the same: by name, (language, what they repeat)."""

from __future__ import annotations

UNITS = {
    "one letter": ("en", "A"),
    "one digit": ("en", "1"),
    "one full stop": ("en", "."),
    "one quotation mark": ("en", '"'),
    "one bracket": ("en", "("),
    "one Thai sign": ("th", "ก"),
    "one Chinese sign": ("zh", "年"),
    "one combining accent": ("en", "\u0301"),
    "letters with accents of their own": ("vi", "e\u0301"),
    "white space alone": ("en", " "),
    "lines of white space": ("en", " \t\n"),
    "one letter a line": ("en", "a\n"),
    "emoji": ("en", "🚨"),
    "right to left": ("en", "\u202eab "),
    "halves of characters": ("en", "\ud800"),
    "underscores": ("en", "_"),
    "initials": ("en", "A."),
    "elisions": ("fr", "l'"),
    "numbers": ("en", "1 "),
    "digits and commas": ("en", "1,"),
    "dates": ("de", "3.5.2024 "),
    "number words": ("en", "hundred and "),
    "one German word of many": ("de", "siebenundvierzig"),
    "raids between semicolons": ("en", "raid;"),
    "raids at places": ("de", "Razzia in Bavet und "),
    "arrests at places": ("en", "arrested 12 people in Bavet; "),
    "verbs in two parts": ("en", "took "),
    "places": ("en", "Paris, Texas "),
    "kind words": ("id", "Kabupaten "),
    "given names": ("en", "John "),
    "Thai places": ("th", "ปอยเปต"),
    "Khmer syllables": ("km", "ខ្មែរ"),
    "Chinese arrests": ("zh", "警方逮捕12人"),
    "Korean arrests": ("ko", "체포 "),
    "Vietnamese days": ("vi", "ngày "),
}


def text_of(unit: str, length: int) -> str:
    """`length` signs of nothing but the unit."""
    return (unit * (length // len(unit) + 1))[:length]
