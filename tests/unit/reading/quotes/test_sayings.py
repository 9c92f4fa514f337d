"""How reported speech is cut out of a sentence: what is said stands in brackets."""

from __future__ import annotations

import re

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.parsed import parse
from detente.reading.quotes.scene import scene_of
from detente.reading.quotes.statements import indirect, quotations

SAYINGS = """
The envoy said [the ferry would run again in May].
Minister Anna Lund insisted that [the border had never been closed].
The general signaled once more last month that [he would keep the heights].
The mayor hinted again on Friday that [the dam could be shared].
The colonel claimed that [a truce was near], only to be contradicted by his own staff.
The premier claimed that [the strait was open], leaving the shipowners puzzled.
The delegation left after declaring that [Orrin, not Halvia, would have to pay for the harbor].
The mayor spoke for an hour, conceding [the weakness of the plan].
“It was long,” the mayor told reporters, acknowledging [the difficulty of the border question].
The president has promised [to withdraw the guns].
It was a war that he had pledged [to end within a year].
The minister threatened [to close the pipeline].
The two sides agreed [to meet again in June].
The rebels refused [to hand over the tower].
The islanders want [a ferry of their own].
The islanders have rejected [the toll on the bridge].
The governor denied that [the river was poisoned].
The treaty, officials say, [is taking a different form from that of the spring].
But already, aides say, [the commission is losing its friends].
[The port would be handed over in stages], according to two diplomats.
According to the harbor master, [the mines had been cleared].
People close to the talks say [there are now three papers on the table].
Asked whether he would resign, the minister left the room.
When asked for an account of the meeting, which lasted an hour, the envoy shrugged.
The general, apparently convinced that winter would help him, waited.
He has been patient, maintaining his habit of late dinners.
Many farmers are convinced that [the tax will stay].
Halvia, the general suggested on Monday, [wants the island and the strait].
The spokesman said that [the plan was dead], but that [the talks were not].
The spokesman said that [the plan was dead], adding that [the talks were not].
The negotiator made it clear that [beyond the border, her aim was a pension for the widows].
Lund told the council that [he could not give a “date” for a truce], “because nobody has one.”
The premier said that [her staff would meet the envoys on Friday], “and they will talk about fish.”
Lund, an analyst, said that [the general would not bend given his conviction that winter was near].
The envoy did not say that the war was over.
If the envoy says that the war is over, the guns will stop.
Did the envoy say that the war was over?
The draft says that tolls are abolished.
The war was over, and the fields were green.
The parties will meet in Lissa on Friday.
Lund said on Monday that [the ferry had sunk]. She added that [nobody was hurt].
The president believes [the vote can be won].
The president has ruled out [a second vote].
The premier called for [an inquiry into the fire].
The premier warned that [the bridge would fall] and that [the road would flood].
Lund, who said that [the guns were old], left early.
His claim that [the guns were old] was mocked.
It was agreed that the guns would be stored.
Lund predicted that [the guns would rust], without giving a year.
The colonel smiled at the guns, saying that [rust had eaten them].
[The tower was empty], the colonel conceded.
The tower, Lund said on Tuesday night, [remained empty and cold].
""".strip().splitlines()


def _said(text: str) -> list[str]:
    parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    scene = scene_of(parsed, Actors())
    found = indirect(scene, quotations(scene))
    return [one.text for one in found]


@pytest.mark.parametrize("marked", SAYINGS)
def test_what_is_said_is_cut_out(marked: str) -> None:
    wanted = re.findall(r"\[([^\]]+)\]", marked)
    assert _said(re.sub(r"[\[\]]", "", marked)) == wanted


def test_a_sentence_repeated_is_found_each_time_at_its_own_place() -> None:
    text = "Lund said that it was over. " * 3
    parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    found = indirect(scene_of(parsed, Actors()), [])
    assert [text[one.start : one.end] for one in found] == ["it was over"] * 3
    assert [one.speaker for one in found] == ["Lund"] * 3
    assert [one.start for one in found] == [15, 43, 71]


def test_the_words_before_a_second_speaker_are_of_the_first() -> None:
    text = "While Lund said that Orrin would “like to make a deal,” Berg suggested he was not sure."
    parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    found = quotations(scene_of(parsed, Actors()))
    assert [(one.text, one.speaker) for one in found] == [("like to make a deal,", "Lund")]
