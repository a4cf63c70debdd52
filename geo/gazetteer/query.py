"""What people type for a place, taken apart: "Sen Sok District, Phnom Penh" is a name, a kind and what it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.model import PlaceKind
from geo.names import fold

# Words that say what a place is, before or behind its name: English, German, French, Vietnamese, Indonesian, Filipino,
# and Khmer and Thai in Latin letters. Folded when read, so accents are written as usual.
KIND_WORDS = {
    PlaceKind.PROVINCE: "province|state|region|division|prefecture|governorate|oblast|Provinz|Bundesland|tỉnh|provinsi"
    "|lalawigan|changwat|khaet|khet|khett",
    PlaceKind.CITY: "city|town|municipality|capital|capital city|Stadt|Großstadt|Kleinstadt|ville|ciudad|thành phố|TP"
    "|thị xã|kota|lungsod|krong|krung",
    PlaceKind.DISTRICT: "district|county|township|Bezirk|Distrikt|Kreis|Landkreis|arrondissement|quận|huyện|kabupaten"
    "|kecamatan|khan|srok|amphoe|amphur",
    PlaceKind.WARD: "ward|commune|sangkat|khum|tambon|barangay|phường|xã|kelurahan|Gemeinde",
    PlaceKind.VILLAGE: "village|hamlet|phum|Dorf|làng|thôn|desa",
    PlaceKind.BUILDING: "building|tower|Gebäude|bâtiment|tòa nhà",
    PlaceKind.SEZ: "special economic zone|economic zone|SEZ|freeport zone|Sonderwirtschaftszone|SWZ"
    "|zone économique spéciale|khu kinh tế|đặc khu kinh tế|kawasan ekonomi khusus",
    PlaceKind.BORDER_CROSSING: "border crossing|border checkpoint|border gate|international border gate"
    "|international checkpoint|Grenzübergang|poste-frontière|cửa khẩu|pos lintas batas",
}
# Kind words of scripts that write no space: before the name in Thai and Khmer, behind it in Chinese.
GLUED_BEFORE = {
    PlaceKind.PROVINCE: "จังหวัด|ខេត្ត|ແຂວງ",
    PlaceKind.CITY: "เมือง|ក្រុង|ນະຄອນ",
    PlaceKind.DISTRICT: "อำเภอ|เขต|ស្រុក|ខណ្ឌ|ເມືອງ",
    PlaceKind.WARD: "ตำบล|แขวง|ឃុំ|សង្កាត់",
    PlaceKind.VILLAGE: "หมู่บ้าน|บ้าน|ភូមិ|ບ້ານ",
    PlaceKind.SEZ: "เขตเศรษฐกิจพิเศษ|តំបន់សេដ្ឋកិច្ចពិសេស",
}
GLUED_BEHIND = {
    PlaceKind.PROVINCE: "省|邦|府|주|도",
    PlaceKind.CITY: "市|镇|鎮|시",
    PlaceKind.DISTRICT: "县|縣|区|區|군|구",
    PlaceKind.SEZ: "经济特区|經濟特區|경제특구",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a query: the bare name, the kind a word beside it states, and the areas it is said to lie in."""

    name: str
    kind: PlaceKind | None = None
    parents: tuple[str, ...] = ()


def _by_length(table: dict[PlaceKind, str]) -> list[tuple[str, PlaceKind]]:
    """Folded kind words, longest first, so that "special economic zone" is not read as a zone."""
    words = {fold(word): kind for kind, words in table.items() for word in words.split("|")}
    return sorted(words.items(), key=lambda item: -len(item[0]))


_WORDS = dict(_by_length(KIND_WORDS))
_OR = "|".join(re.escape(word) for word in _WORDS)
_BEFORE = re.compile(rf"(?:the )?({_OR}) (?:(?:of|de|du|von) )?(.+)")
_BEHIND = re.compile(rf"(?:the )?(.+?) ({_OR})")
_GLUED_BEFORE = _by_length(GLUED_BEFORE)
_GLUED_BEHIND = _by_length(GLUED_BEHIND)


def readings(query: str) -> Iterator[Reading]:
    """The ways to take a query, the most literal first: a "City" may be part of the name, as in Ho Chi Minh City."""
    yield Reading(query)
    name, *parents = [part.strip() for part in re.split(r"[,，、;(（)）]", query) if part.strip()] or [""]
    areas = tuple(bare_name(part) if not part.isupper() else part for part in parents)
    if areas:
        yield Reading(name, None, areas)
    bare = _without_kind(name)
    if bare.kind is not None:
        yield Reading(bare.name, bare.kind, areas)


def bare_name(text: str) -> str:
    """The name without a word for its kind: "Quezon" of "Quezon Province"."""
    return _without_kind(text).name


def _without_kind(text: str) -> Reading:
    key = fold(text)
    if match := _BEHIND.fullmatch(key):
        return Reading(match[1], _WORDS[match[2]])
    if match := _BEFORE.fullmatch(key):
        return Reading(match[2], _WORDS[match[1]])
    for word, kind in _GLUED_BEFORE:
        if key.startswith(word) and key != word:
            return Reading(key.removeprefix(word).strip(), kind)
    for word, kind in _GLUED_BEHIND:
        if key.endswith(word) and key != word:
            return Reading(key.removesuffix(word).strip(), kind)
    return Reading(text)
