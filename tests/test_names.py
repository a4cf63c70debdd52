import doctest

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo import names
from geo.names import fold, join_folded, spelled_out, transliteration_key


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        pytest.param(["O'Smach", "O’Smach", "OʼSmach", "O´Smach", "O`Smach", "O‘Smach"], "osmach", id="apostrophes"),
        pytest.param(
            ["O Smach", "O-Smach", "O‑Smach", "o  smach", "O\u00a0Smach"], "osmach", id="no apostrophe at hand"
        ),
        pytest.param(
            ["Phnom-Penh", "PHNOM PENH", "Phnom  Penh", "Phnom\u2013Penh"], "phnom penh", id="hyphen and case"
        ),
        pytest.param(["Tây Ninh", "TÂY NINH", "Ta\u0302y Ninh", "Tay Ninh"], "tay ninh", id="Vietnamese vowels"),
        pytest.param(["Đà Nẵng", "đà nẵng", "Da Nang"], "da nang", id="barred d is no accent"),
        pytest.param(["Łódź", "Lodz"], "lodz", id="barred l"),
        pytest.param(["İstanbul", "ISTANBUL", "ıstanbul"], "istanbul", id="dotted and dotless i"),
        pytest.param(["Tromsø", "Tromso"], "tromso", id="slashed o"),
        pytest.param(["Köln", "KÖLN", "Ko\u0308ln"], "koln", id="umlaut"),
        pytest.param(["Gießen", "GIESSEN"], "giessen", id="sharp s"),
        pytest.param(["Washington, D.C.", "Washington DC", "Washington D. C."], "washington dc", id="abbreviation"),
        pytest.param(["U.S.", "US", "U. S."], "us", id="letters with stops"),
        pytest.param(["Xi'an", "Xi’an", "Xian"], "xian", id="apostrophe inside a word"),
        pytest.param(["Côte d'Ivoire", "Cote d Ivoire", "COTE D’IVOIRE"], "cote divoire", id="elision"),
        pytest.param(["L'Aquila", "L Aquila"], "laquila", id="article"),
        pytest.param(["Phsar Depo 1", "Phsar Depo, 1"], "phsar depo 1", id="number stays apart"),
        pytest.param(["ភ្នំពេញ", "ភ្នំ\u200bពេញ"], "ភ្នំពេញ", id="Khmer vowels stay, zero-width space goes"),
        pytest.param(["กัมพูชา"], "กัมพูชา", id="Thai vowels stay"),
        pytest.param(["မြဝတီ"], "မြဝတီ", id="Burmese vowels stay"),
        pytest.param(["서울"], "서울", id="Hangul stays in syllables"),
        pytest.param(["Йошкар-Ола"], "йошкар ола", id="Cyrillic short i is a letter"),
        pytest.param(["Αθήνα"], "αθηνα", id="Greek accent"),
        pytest.param(["ＫＫ　Ｐａｒｋ", "KK Park"], "kk park", id="full-width letters"),
        pytest.param(["", "...", "\u200b", "\ud800"], "", id="nothing to go by"),
    ],
)
def test_spellings_of_one_name_fold_alike(spellings: list[str], key: str) -> None:
    assert {fold(spelling) for spelling in spellings} == {key}


@pytest.mark.parametrize(
    "spellings",
    [
        ["Thmor Da", "Thma Da", "Thmar Da"],
        ["Toul Kork", "Tuol Kouk", "Tuol Kork", "Toul Kok"],
        ["Preak Pnov", "Prek Pnov", "Praek Phnov"],
        ["Kaoh Kong", "Koh Kong"],
        ["Phnum Penh", "Phnom Penh"],
        ["Kampong Cham", "Kompong Cham"],
        ["Anlong Veaeng", "Anlong Veng"],
        ["Saen Sokh", "Sen Sok", "Saensokh"],
        ["Ou Smach", "O'Smach"],
        ["Chrey Thum", "Chrey Thom", "Chrei Thom"],
        ["Samraong", "Samrong", "Somrong"],
        ["Paoy Paet", "Poipet", "Poi Pet"],
        ["Banteay Mean Chey", "Bantey Meanchey"],
        ["Otdar Mean Chey", "Oddar Meanchey"],
        ["Stueng Traeng", "Stung Treng"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_romanisations_of_one_name_sound_alike(spellings: list[str]) -> None:
    assert len({transliteration_key(spelling) for spelling in spellings}) == 1
    assert transliteration_key(spellings[0])


def test_names_that_differ_in_a_consonant_do_not_sound_alike() -> None:
    others = ("Pailin", "Bailin", "Kailin", "Pailing", "Kampot", "Kampong")
    assert len({transliteration_key(name) for name in others}) == 6


@pytest.mark.parametrize("name", ["ភ្នំពេញ", "Da", "", "Ko"])
def test_other_scripts_and_very_short_names_have_no_sound(name: str) -> None:
    assert transliteration_key(name) == ""


def test_saint_is_written_in_two_ways() -> None:
    assert spelled_out("saint louis") == ("st louis",)
    assert spelled_out("st louis") == ("saint louis",)
    assert spelled_out("fort") == ()
    assert spelled_out("phnom penh") == ()


@given(st.text())
@example("a\u0301'\u0301")
@example("a b c de")
@example("\u2103 \u0149 \ufb01")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(), max_size=40))
def test_any_text_whatever_has_keys(text: str) -> None:
    fold(text).encode()
    assert transliteration_key(text).isascii()


@given(st.lists(st.sampled_from(["o", "u", "s", "smach", "kong", "5", "d", "c", "ភ្នំ"]), min_size=1))
def test_words_folded_one_by_one_make_the_key_of_the_whole(words: list[str]) -> None:
    assert join_folded([fold(word) for word in words]) == fold(" ".join(words))


def test_the_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(names).failed == 0
