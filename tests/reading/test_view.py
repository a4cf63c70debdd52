from geo.reading.phrases import Cue
from geo.reading.sentences import Sentence
from geo.reading.view import View

CUES = (Cue(0, 6, "officers"), Cue(7, 13, "raid"), Cue(14, 16, "in"), Cue(14, 22, "kind"), Cue(30, 35, "raid"))
VIEW = View(Sentence(0, 40, 0, True), " " * 40, " " * 40, CUES, (), ())


def test_the_nearest_cue_before_a_place_is_the_one_that_ends_there_last() -> None:
    assert VIEW.before(13, 0, "raid", "officers") == CUES[1]
    assert VIEW.before(13, 7, "officers") == CUES[0]
    assert VIEW.before(13, 6, "officers") is None


def test_the_nearest_cue_behind_a_place_is_the_longest_of_those_that_begin_first() -> None:
    assert VIEW.after(13, 1, "in", "kind", "raid") == CUES[3]
    assert VIEW.after(13, 16, "raid") is None
    assert VIEW.after(13, 17, "raid") == CUES[4]


def test_where_no_role_is_named_any_will_do() -> None:
    assert VIEW.before(13, 2) == CUES[1]
    assert VIEW.after(13, 2) == CUES[3]
    assert VIEW.cues_in(7, 22) == list(CUES[1:4])


def test_cues_of_several_roles_come_in_the_order_of_the_text() -> None:
    assert VIEW.cues_in(0, 40, "raid", "officers") == [CUES[0], CUES[1], CUES[4]]
    assert VIEW.having("in", "officers") == [CUES[0], CUES[2]]
