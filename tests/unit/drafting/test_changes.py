"""Changes that matter are found and told; synonyms, order and spelling are none."""

from __future__ import annotations

from importlib.resources import files

import pytest
from ruamel.yaml import YAML

from detente.dossier.points import Numbered, TextPoint, numbered
from detente.drafting.alignment import align
from detente.drafting.changes import MaterialChange, material_changes
from detente.drafting.same import stem
from detente.drafting.terms import terms

SAME = files("detente.drafting").joinpath("same.yaml")


def between(before: str, after: str) -> tuple[MaterialChange, ...]:
    old, new = (Numbered(points=(TextPoint(number="1", text=text),)) for text in (before, after))
    tied = align(old.points, new.points, links=[("1", "1")])
    return material_changes(old, new, tied)


MATTERS = [
    ("The force has 600 men.", "The force has 800 men.",
     "number", "600 men", "800 men"),
    ("It pays three hundred pounds.", "It pays 400 pounds.",
     "number", "three hundred pounds", "400 pounds"),
    ("Troops leave within 30 days.", "Troops leave within 60 days.",
     "date", "30 days", "60 days"),
    ("Talks begin on 3 June.", "Talks begin on 9 June.",
     "date", "3 June", "9 June"),
    ("The lake shall be open.", "The lake should be open.",
     "modality", "shall", "should"),
    ("The lake may be closed.", "The lake must be closed.",
     "modality", "may", "must"),
    ("The council shall meet.", "The council shall not meet.",
     "negation", "", "not"),
    ("Guards stay at the gate.", "Guards stay at the gate permanently.",
     "scope", "", "permanently"),
    ("All prisoners go home.", "Wounded prisoners go home.",
     "scope", "All", "Wounded"),
    ("Fishing is free.", "Fishing is free unless stocks fall.",
     "condition", "", "unless stocks fall"),
    ("Disputes go to the Board.", "Disputes go to the Tribunal.",
     "bound", "Board", "Tribunal"),
    ("Prisoners are exchanged.", "Prisoners and bodies are exchanged.",
     "scope", "", "and bodies"),
    ("The accord ends, as point 3 says.", "The accord ends, as point 8 says.",
     "reference", "point 3", "point 8"),
    ("Les troupes se retirent dans 30 jours.", "Les troupes se retirent dans 60 jours.",
     "date", "30 jours", "60 jours"),
    ("Войска отходят за 10 дней.", "Войска отходят за 20 дней.",
     "date", "10 дней", "20 дней"),
    ("تنسحب القوات خلال ١٠ أيام.", "تنسحب القوات خلال ٢٠ يوما.",
     "date", "١٠ أيام", "٢٠ يوما"),
]  # fmt: skip

WEIGHTY = [
    # One noun for another, in any language and with the same first letters.
    ("The camp holds 100 troops.", "The camp holds 100 tanks.", "wording", "troops", "tanks"),
    ("The head of the army reports.", "The head of the police reports.",
     "wording", "army", "police"),
    ("The minister signs.", "The ministry signs.", "wording", "minister", "ministry"),
    ("The governor signs.", "The government signs.", "wording", "governor", "government"),
    ("Rulings are binding on camps.", "Rulings are binding on ports.", "wording", "camps", "ports"),
    ("Армия уходит из города.", "Полиция уходит из города.", "wording", "Армия", "Полиция"),
    ("تغادر القوات المدينة.", "تغادر القوات القرية.", "wording", "المدينة", "القرية"),
    # Currencies, units and measures are the figure's.
    ("The fund pays $5 million.", "The fund pays €5 million.",
     "number", "$5 million", "€5 million"),
    ("The fund has 12 million crowns.", "The fund has 12 million euros.",
     "number", "12 million crowns", "12 million euros"),
    ("The zone is 5 km wide.", "The zone is 5 miles wide.", "number", "5 km wide", "5 miles wide"),
    ("It gets 20 per cent.", "It gets 20 per mille.", "number", "20 per cent", "20 per mille"),
    ("It pays 5 million.", "It pays 5 billion.", "number", "5 million", "5 billion"),
    # Small words that bind, and contraries.
    ("Troops and police leave.", "Troops or police leave.", "scope", "and", "or"),
    ("The gate is closed at night.", "The gate is opened at night.",
     "negation", "closed", "opened"),
    ("They may not enter.", "They may enter.", "negation", "not", ""),
    ("The zone is closed to armed men.", "The zone is open to armed men.",
     "negation", "closed", "open"),
    ("The UN supervises the vote.", "The OSCE supervises the vote.", "actor", "UN", "OSCE"),
    ("The army of the north and the police of the north leave.",
     "The army of the north and the police leave.", "scope", "of the north", ""),
    ("It applies to men over 60.", "It applies to women over 60.", "wording", "men", "women"),
    ("Mines are removed from the sea.", "Mines are laid in the sea.",
     "wording", "removed from", "laid in"),
    ("Sanctions are lifted.", "Sanctions are imposed.", "negation", "lifted", "imposed"),
    ("Ships leave before dawn.", "Ships leave after dawn.", "condition", "before", "after"),
    ("Force shall not be used.", "Force shall be used.", "negation", "not", ""),
    # A day is one thing, whatever it is made of; the month of May is no verb.
    ("It ends on 1 May 2031.", "It ends on 15 April.", "date", "1 May 2031", "15 April"),
    ("It ends on 1 May 2031.", "It ends on 1 May 2032.", "date", "1 May 2031", "1 May 2032"),
    ("It ends on 2031-05-01.", "It ends on 2031-05-15.", "date", "2031-05-01", "2031-05-15"),
    ("Ships may enter in May.", "Ships must enter in May.", "modality", "may", "must"),
    ("Ships may enter in May.", "Ships may enter in June.", "date", "May", "June"),
    ("Troops leave in 30 days.", "Troops leave in 30 working days.",
     "date", "30 days", "30 working days"),
    ("It lasts a month.", "It lasts two months.", "date", "a month", "two months"),
    ("It lasts 30 days.", "It lasts 30 weeks.", "date", "30 days", "30 weeks"),
    ("Reports come every day.", "Reports come every week.", "date", "every day", "every week"),
    ("It meets at 6 a.m.", "It meets at 6 p.m.", "date", "6 a.m", "6 p.m"),
    ("تنسحب خلال أسبوع.", "تنسحب خلال أسبوعين.", "date", "أسبوع", "أسبوعين"),
    # No word came or went, and who pays whom has.
    ("The north pays the south.", "The south pays the north.",
     "actor", "north pays the south", "south pays the north"),
    ("A ratio of 600 to 800 is kept.", "A ratio of 800 to 600 is kept.",
     "number", "600 to 800", "800 to 600"),
    # Beside a figure only what is more than it is told.
    ("Points 3 and 4 stand.", "Points 3 and 5 stand.", "reference",
     "Points 3 and 4", "Points 3 and 5"),
    ("Points (3) to (5) stand.", "Points (3) to (6) stand.", "reference",
     "Points (3) to (5", "Points (3) to (6"),
    # Parts, rates and last days of a period that are others.
    ("Two thirds of the seats stay.", "Three quarters of the seats stay.",
     "number", "Two thirds", "Three quarters"),
    ("The strip is half a kilometre wide.", "The strip is 600 metres wide.",
     "number", "half a kilometre wide", "600 metres wide"),
    ("The toll rises from 40 to 50 dollars.", "The toll rises from 40 dollars to 60.",
     "number", "50 dollars", "60"),
    ("The Council meets twice a year.", "The Council meets three times a year.",
     "number", "twice", "three times"),
    ("Talks begin on 3 June.", "Talks begin on the fourth of June.",
     "date", "3 June", "fourth of June"),
    ("The ban runs to the end of 2031.", "The ban runs to 31 October 2031.",
     "date", "end of 2031", "31 October 2031"),
    ("Talks begin on 2031-06-03.", "Talks begin on 6 March 2031.",
     "date", "2031-06-03", "6 March 2031"),
    # A bar that came is told, and so is one that a comparison had.
    ("Deserters are punished.", "Deserters are not punished.", "negation", "", "not"),
    ("They shall not hold more than 40 tanks.", "They shall hold more than 40 tanks.",
     "negation", "not", ""),
    ("When stocks fall, fishing stops.", "If stocks fall, fishing stops.",
     "condition", "When", "If"),
    # A preposition that turns a thing round, or puts it elsewhere.
    ("North votes for the plan.", "North votes against the plan.", "negation", "for", "against"),
    ("North is in favour of the plan.", "North is against the plan.",
     "negation", "in favour of", "against"),
    ("The sum is paid by the South.", "The sum is paid to the South.", "negation", "by", "to"),
    ("Troops move from the line.", "Troops move to the line.", "negation", "from", "to"),
    ("The dam is built by North.", "The dam is built for North.", "negation", "by", "for"),
    ("The dam is built by the North.", "The dam is built for North.", "negation", "by", "for"),
    ("Grain is bought for the South.", "Grain is bought from the South.",
     "negation", "for", "from"),
    ("North fights with the South.", "North fights against the South.",
     "negation", "with", "against"),
    ("Ships sail under the flag.", "Ships sail without the flag.",
     "negation", "under", "without"),
    ("Ships sail with the flag.", "Ships sail without the flag.", "negation", "with", "without"),
    ("Planes fly over the line.", "Planes fly under the line.", "negation", "over", "under"),
    ("Troops stay inside the zone.", "Troops stay outside the zone.",
     "negation", "inside", "outside"),
    ("Le Nord est pour le plan.", "Le Nord est contre le plan.", "negation", "pour", "contre"),
    ("Troops move up to the line.", "Troops move from the line.", "scope", "up to", "from"),
    ("Troops stay in the zone.", "Troops stay near the zone.", "scope", "in", "near"),
    ("Troops stay on the line.", "Troops stay behind the line.", "scope", "on", "behind"),
    ("Boats fish within the strait.", "Boats fish beyond the strait.",
     "scope", "within", "beyond"),
    ("Fishing is free off the coast.", "Fishing is free on the coast.", "scope", "off", "on"),
    ("The force is cut by 100 men.", "The force is cut to 100 men.", "negation", "by", "to"),
    ("Guns stay within 5 km.", "Guns stay beyond 5 km.", "scope", "within", "beyond"),
    # Who can and who cannot.
    ("The chamber is unable to veto.", "The chamber is able to veto.",
     "negation", "unable", "able"),
    ("The chamber cannot veto.", "The chamber is able to veto.",
     "negation", "cannot", "is able to"),
    ("They are not able to veto.", "They are able to veto.",
     "negation", "not", ""),
    ("It shall be unable to veto.", "It shall be able to veto.", "negation", "unable", "able"),
    # A rank is no part of a thing, and what is below zero is not above it.
    ("The second brigade leaves.", "The third brigade leaves.", "wording", "second", "third"),
    ("The third brigade leaves.", "The fourth brigade leaves.", "wording", "third", "fourth"),
    ("A third party signs.", "A second party signs.", "wording", "third", "second"),
    ("A third of the seats stays.", "A half of the seats stays.", "number", "third", "half"),
    ("The vault is kept at -5 degrees.", "The vault is kept at 5 degrees.",
     "number", "-5 degrees", "5 degrees"),
    ("The vault is kept at minus 5 degrees.", "The vault is kept at 5 degrees.",
     "number", "minus 5 degrees", "5 degrees"),
    ("The vault is kept at -5 degrees.", "The vault is kept at -15 degrees.",
     "number", "-5 degrees", "-15 degrees"),
]  # fmt: skip

NO_MATTER = [
    ("The force has ten men.", "The force has 10 men."),
    ("The parties establish a fund.", "The parties establish a fund ."),
    ("The council meets.", "The Council meets."),
    ("The lake is open.", "The lake shall be open."),
    ("Ships pass, and pay.", "Ships pass and pay."),
    ("The force has 1,000 men.", "The force has one thousand men."),
    ("It ends at 06:00.", "It ends at 6:00."),
    ("It ends at 06:00 sharp.", "It ends at 6 a.m. sharp."),
    ("Reports come every day.", "Reports come each day."),
    ("Reports come every day.", "Reports come daily."),
    ("It lasts two weeks.", "It lasts fourteen days."),
    ("It lasts ninety (90) days.", "It lasts 90 days."),
    ("It ends on May 1, 2031.", "It ends on 1 May 2031."),
    ("The share is 20 %.", "The share is 20 per cent."),
    ("The fund pays $5 million.", "The fund pays 5 million dollars."),
    ("Prisoners are freed at once.", "Prisoners are released immediately."),
    ("All forces leave unless fired on.", "All forces leave save where fired on."),
    ("Disputes are for settlement by him.", "Disputes are to be settled by him."),
    ("The Republic pays the League.", "The League is paid by the Republic."),
    ("Neither side touches the cables.", "The cables are touched by neither side."),
    ("تنسحب القوات خلال أسبوعين.", "تنسحب القوات خلال أربعة عشر يوما."),
    ("Le rapport paraît chaque mois.", "Le rapport paraît mensuellement."),
    ("Комиссия собирается каждый месяц.", "Комиссия собирается ежемесячно."),
    # The same figure in another form, unit or order.
    ("Each side gets one half of the catch.", "Each side gets half of the catch."),
    ("A third of the seats is elected.", "One third of the seats is elected."),
    ("The strip is half a kilometre wide.", "The strip is 500 metres wide."),
    ("The strip is 2.5 km wide.", "The strip is 2,500 metres wide."),
    ("Rations weigh 2 tons.", "Rations weigh 2,000 kg."),
    ("The fund holds 1,500 crowns.", "The fund holds 1.5 thousand crowns."),
    ("The toll rises from 40 to 50 dollars.", "The toll rises from 40 dollars to 50."),
    ("The Council meets twice a year.", "The Council meets two times a year."),
    ("A visit is allowed.", "One visit is allowed."),
    # The same day or length of time.
    ("Talks begin on 3 June.", "Talks begin on the third of June."),
    ("Talks begin on June the 3rd.", "Talks begin on the third of June."),
    ("Talks begin on 2031-06-03.", "Talks begin on 3 June 2031."),
    ("The ban runs to the end of 2031.", "The ban runs to 31 December 2031."),
    ("The ban runs to the end of February 2032.", "The ban runs to 29 February 2032."),
    ("A pause of 24 hours begins.", "A pause of one day begins."),
    ("They leave within 90 minutes.", "They leave within an hour and a half."),
    ("They leave within 18 months.", "They leave within a year and a half."),
    ("In any year two sessions are held.", "In any one year two sessions are held."),
    # A bar, a bound or a condition said in other words, there or elsewhere.
    ("They shall not hold more than 40 tanks.", "They shall hold no more than 40 tanks."),
    ("They shall not keep less than 40 guards.", "They shall keep at least 40 guards."),
    ("No deserter is punished.", "Deserters are not punished."),
    ("Nothing in it limits fishing.", "Fishing is not limited by anything in it."),
    ("Where stocks fall, fishing stops.", "When stocks fall, fishing stops."),
    ("Where stocks fall, fishing stops.", "If stocks fall, fishing stops."),
    ("The aim of the fund is peace.", "The purpose of the fund is peace."),
    # A preposition that changed with its noun, its verb or its place, or is as good as the other.
    ("Aid goes from the South to the North.", "Aid goes to the North from the South."),
    ("The sum is paid by the North to the South.", "The sum is paid to the South by the North."),
    ("Prices fall by the end of 2031.", "Prices fall to the end of 2031."),
    ("Aid is given for monitoring.", "Aid is given to monitor."),
    ("North is for the plan.", "North is in favour of the plan."),
    ("North gets oil in return for grain.", "North gets oil in exchange for grain."),
    ("Patrols sail at the mouth of the river.", "Patrols sail in the mouth of the river."),
    ("The chamber cannot veto.", "The chamber is not able to veto."),
    ("The chamber can veto.", "The chamber is able to veto."),
    # The same part of a thing, and the same degree.
    ("A third goes north.", "One third goes north."),
    ("It gets a third more seats.", "It gets one third more seats."),
    ("The vault is kept at -5 degrees.", "The vault is kept at minus 5 degrees."),
    ("The rule holds for ages 5-15.", "The rule holds for ages 5 - 15."),
]


@pytest.mark.parametrize(("before", "after", "kind", "gone", "come"), MATTERS)
def test_what_matters(before: str, after: str, kind: str, gone: str, come: str) -> None:
    made = between(before, after)
    assert (kind, gone, come) in [(one.kind, one.gone, one.come) for one in made]


@pytest.mark.parametrize(("before", "after", "kind", "gone", "come"), WEIGHTY)
def test_no_word_of_weight_changes_in_silence(
    before: str, after: str, kind: str, gone: str, come: str
) -> None:
    """One change, told once, with the words that went and came; and back again."""
    for old, new, words in ((before, after, (gone, come)), (after, before, (come, gone))):
        told = [(one.kind, one.gone, one.come) for one in between(old, new)]
        assert told == [(kind, *words)]


@pytest.mark.parametrize(
    ("before", "after", "kind", "figures", "nouns"),
    [
        ("North withdraws its troops by 1 May 2031.", "North withdraws its tanks by 15 May 2031.",
         "date", ("1 May 2031", "15 May 2031"), ("troops", "tanks")),
        ("North sweeps its mines by 1 May 2031.", "North sweeps its ports by 15 May 2031.",
         "date", ("1 May 2031", "15 May 2031"), ("mines", "ports")),
        ("It votes in the region on 1 May 2031.", "It votes in the province on 15 May 2031.",
         "date", ("1 May 2031", "15 May 2031"), ("region", "province")),
        ("They name 10 judges for 2 years.", "They name 10 guards for 3 years.",
         "date", ("2 years", "3 years"), ("judges", "guards")),
        ("It pays in cash in 2031.", "It pays in kind in 2032.",
         "date", ("2031", "2032"), ("cash", "kind")),
        ("It pays grain at 5 crowns.", "It pays coal at 6 crowns.",
         "number", ("5 crowns", "6 crowns"), ("grain", "coal")),
    ],
)  # fmt: skip
def test_another_noun_beside_another_figure_is_told_too(
    before: str, after: str, kind: str, figures: tuple[str, str], nouns: tuple[str, str]
) -> None:
    for old, new, way in ((before, after, 1), (after, before, -1)):
        told = [(one.kind, one.gone, one.come) for one in between(old, new)]
        assert told == [(kind, *figures[::way]), ("wording", *nouns[::way])]


def test_what_came_beside_a_figure_is_told_without_it() -> None:
    made = between(
        "Ukraine's forces are limited to 600,000 personnel.",
        "Ukraine's forces are capped at 800,000 in peacetime.",
    )
    assert [(one.kind, one.gone, one.come) for one in made] == [
        ("number", "600,000 personnel", "800,000"),
        ("scope", "", "in peacetime"),
    ]


@pytest.mark.parametrize(("before", "after"), NO_MATTER)
def test_what_does_not(before: str, after: str) -> None:
    assert between(before, after) == ()


def test_a_reference_follows_its_point() -> None:
    old = Numbered(
        points=(
            TextPoint(number="1", text="The dam at Oth stays shut in winter."),
            TextPoint(number="2", text="Breaches of point 1 are for the umpire to judge."),
        )
    )
    moved = Numbered(
        points=(
            TextPoint(number="1", text="A library of water records opens in Kemer."),
            TextPoint(number="2", text="The dam at Oth stays shut in winter."),
            TextPoint(number="3", text="Breaches of point 2 are for the umpire to judge."),
        )
    )
    kinds = [one.kind for one in material_changes(old, moved, align(old.points, moved.points))]
    assert kinds == ["new"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("points 1 and 2", "points 2 and 3", False),
        ("points (1) and (2)", "points (2) and (3)", False),
        ("points 1 to 2", "points 2 and 3", False),
        ("points 2 and 1", "points 2, 3", False),
        ("points 1 and 2", "points 1 and 2", True),
        ("points 1 and 2", "points 2 and 1", True),
        ("points 1 to 2", "points 2 to 4", True),
        ("point 1", "points 2 and 3", True),
    ],
)
def test_references_in_a_row_follow_their_points(before: str, after: str, told: bool) -> None:
    old = numbered(
        f"1. The dam stays shut in winter.\n2. Boats carry grain.\n3. The umpire judges {before}."
    )
    new = numbered(
        "1. A library of water records opens in Kemer.\n2. The dam stays shut in winter.\n"
        f"3. Boats carry grain.\n4. The umpire judges {after}."
    )
    made = material_changes(old, new, align(old.points, new.points))
    assert [one.kind for one in made if one.before] == ["reference"] * told


def test_a_reference_left_behind_is_told() -> None:
    old = Numbered(
        points=(
            TextPoint(number="1", text="The dam at Oth stays shut in winter."),
            TextPoint(number="2", text="Breaches of point 1 are for the umpire to judge."),
        )
    )
    stale = Numbered(
        points=(
            TextPoint(number="1", text="A library of water records opens in Kemer."),
            TextPoint(number="2", text="The dam at Oth stays shut in winter."),
            TextPoint(number="3", text="Breaches of point 1 are for the umpire to judge."),
        )
    )
    made = material_changes(old, stale, align(old.points, stale.points))
    assert [(one.kind, one.come) for one in made if one.after == "3"] == [("reference", "point 1")]


def test_words_stand_in_one_list_of_a_kind() -> None:
    for name in ("modality", "condition"):
        groups = [terms()[f"{name} {group}"] for group in terms()[name]]
        assert sum(map(len, groups)) == len(frozenset().union(*groups)), name


def test_what_says_the_same_stands_in_one_group() -> None:
    """A phrase of two groups would say what neither says."""
    held = YAML(typ="safe", pure=True).load(SAME.read_text(encoding="utf-8"))
    groups: dict[tuple[str, ...], set[str]] = {}
    for language in held.keys() - {"irregular", "contrary", "elsewhere"}:
        for line in held[language]:
            for phrase in line.split(" | "):
                stems = tuple(stem(word) for word in phrase.split())
                groups.setdefault(stems, set()).add(line)
    assert {stems: lines for stems, lines in groups.items() if len(lines) > 1} == {}


def test_the_heading_of_a_chapter_is_no_point_that_was_dropped() -> None:
    old = numbered("I. Use of the lake\n1. Ships pass freely.\nII. Last things\n2. Fish is shared.")
    new = numbered("1. Ships pass freely.\n2. Fish is shared.")
    assert material_changes(old, new, align(old.points, new.points)) == ()


def test_a_point_written_anew_is_told_once() -> None:
    made = between(
        "The ridge near Arn stays calm because every gun there sleeps behind a wall of stone.",
        "The slope near Arn stays quiet because every rifle there rests behind a fence of wood.",
    )
    assert [one.kind for one in made] == ["wording"]
    assert made[0].gone.startswith("ridge")
    assert made[0].gone.endswith("wall of stone")


def test_a_verb_in_a_turned_clause_is_told_once() -> None:
    made = between("The Board shall steer the fund.", "The fund shall be managed by the Board.")
    assert [(one.kind, one.gone, one.come) for one in made] == [
        ("wording", "steer", "be managed by")
    ]


def test_what_came_and_went_in_a_clause_that_stayed_is_told_twice() -> None:
    made = between("Ships pass the strait at night.", "Grain ships pass the strait.")
    assert {(one.kind, one.gone, one.come) for one in made} == {
        ("scope", "at night", ""), ("scope", "", "Grain"),
    }  # fmt: skip
