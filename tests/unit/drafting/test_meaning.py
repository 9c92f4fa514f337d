"""Points that share no word are told by meaning, where the extra for it is installed."""

from __future__ import annotations

import pytest

from detente.dossier.points import numbered
from detente.drafting.alignment import align
from detente.drafting.meaning import MISSING, UNSEEN, find_vectors

needs_meaning = pytest.mark.skipif(find_vectors() is None, reason="needs the extra [meaning]")

ENGLISH = """
1. All prisoners of war are released within thirty days.
2. Heavy weapons are withdrawn from the front line.
3. Elections are held under international observation.
4. The port is open to ships carrying grain.
5. Refugees have the right to return to their homes.
6. The nuclear power plant is placed under the supervision of the Agency.
"""
# The same points, in another order.
AUTHENTIC = {
    "Arabic": """
1. للاجئين الحق في العودة إلى ديارهم.
2. تجرى الانتخابات تحت مراقبة دولية.
3. يطلق سراح جميع أسرى الحرب خلال ثلاثين يوما.
4. يفتح الميناء أمام السفن التي تحمل الحبوب.
5. توضع محطة الطاقة النووية تحت إشراف الوكالة.
6. تسحب الأسلحة الثقيلة من خط الجبهة.
""",
    "Ukrainian": """
1. Біженці мають право повернутися до своїх домівок.
2. Вибори проводяться під міжнародним спостереженням.
3. Усіх військовополонених звільняють протягом тридцяти днів.
4. Порт відкритий для суден із зерном.
5. Атомна електростанція передається під нагляд Агентства.
6. Важке озброєння відводиться від лінії фронту.
""",
    "Russian": """
1. Беженцы имеют право вернуться в свои дома.
2. Выборы проводятся под международным наблюдением.
3. Все военнопленные освобождаются в течение тридцати дней.
4. Порт открыт для судов с зерном.
5. Атомная электростанция передаётся под надзор Агентства.
6. Тяжёлое вооружение отводится от линии фронта.
""",
}


@needs_meaning
@pytest.mark.parametrize("language", AUTHENTIC)
def test_an_authentic_text_finds_its_english_points(language: str) -> None:
    english, authentic = numbered(ENGLISH), numbered(AUTHENTIC[language])
    by_words = align(english.points, authentic.points).links
    by_meaning = align(english.points, authentic.points, vectors=find_vectors()).links
    gold = {("5", "1"), ("3", "2"), ("1", "3"), ("4", "4"), ("6", "5"), ("2", "6")}
    assert not by_words & gold
    assert by_meaning <= gold
    # Ukrainian is no language that the encoder was taught: half is found, by what it shares.
    assert len(by_meaning) >= (3 if language == "Ukrainian" else 6)


def test_where_it_is_not_installed_a_reader_is_told_and_an_officer_is_told_how() -> None:
    assert MISSING.startswith(UNSEEN.rstrip("."))
    assert 'pip install "detente[meaning]"' in MISSING
    assert "pip" not in UNSEEN
