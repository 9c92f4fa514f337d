"""Rules about a single point: who acts, by when, measured how, watched and paid by whom."""

from __future__ import annotations

from detente.drafting.lint.rule import Rule

CLAUSE_RULES: dict[str, Rule] = {
    "nobody-acts": Rule(
        title="Nobody is named who acts",
        said="Nobody is named who does this: “{words}”.",
        mend="Say who does it: “A and B lift …” in place of “… are lifted”.",
        why="A duty in the passive voice binds nobody: each side can wait for another to act.",
        raises="1. The prisoners are released within ten days.",
        passes="1. The two governments release the prisoners within ten days.",
    ),
    "no-day": Rule(
        title="An act has no day",
        said="No day, period or event is set by which this is done: “{words}”.",
        mend="Set a day, a number of days after signature, or the act of another that it follows.",
        why="What has no day cannot be late, so it cannot be breached either.",
        raises="1. The north withdraws its troops from the valley.",
        passes="1. The north withdraws its troops from the valley within 30 days of signature.",
    ),
    "no-measure": Rule(
        title="A figure without a way of counting",
        said="“{words}” does not say who or what is counted, and how.",
        mend="Say what counts (reserves, border guards, losses), on which day, from which "
        "register, or over which time it is averaged.",
        why="A ceiling is kept or broken by how it is counted; sides that signed one figure have "
        "counted different things.",
        raises="1. The army of the south is limited to 80,000 personnel.",
        passes="1. The army of the south is limited to 80,000 personnel, not counting reserves, as "
        "registered on 1 January of each year.",
    ),
    "no-starting-line": Rule(
        title="A distance from nowhere",
        said="“{words}” does not say from which line the distance is measured.",
        mend="Name the line or place, and the map or the day by which it is known.",
        why="A pull-back is measured from a line that both sides must see on one map.",
        raises="1. Both armies withdraw 15 kilometres by 1 May.",
        passes="1. Both armies withdraw 15 kilometres from the line of 1 April by 1 May.",
    ),
    "nobody-verifies": Rule(
        title="Nobody verifies a limit or a withdrawal",
        said="Nobody is named who verifies this: “{words}”.",
        mend="Name who verifies it, with access to what; or say in one point who monitors the "
        "whole agreement.",
        why="Limits on arms are believed as far as somebody whom both sides believe may look.",
        raises="1. The army of the south is reduced to 80,000 by 1 May.",
        passes="1. The army of the south is reduced to 80,000 by 1 May. Inspectors of the Union "
        "verify it.",
    ),
    "nobody-judges": Rule(
        title="Something follows a breach, and nobody finds that there was one",
        said="Nobody is named who finds that this has happened: “{words}”.",
        mend="Say who finds it, on whose report, and within how many days.",
        why="Each side will say that the other broke it first; what follows then hangs on who may "
        "say so.",
        raises="1. If the north attacks the south, all sanctions return.",
        passes="1. If the north attacks the south, as the Council finds by a majority within ten "
        "days, all sanctions return; the Council decides on the report of its monitors.",
    ),
    "nobody-pays": Rule(
        title="Nobody is named who pays",
        said="Nobody is named who pays for this: “{words}”.",
        mend="Say who pays how much by when, or from which fund and who fills it.",
        why="Promises of money that nobody has made are the first to be missed.",
        raises="1. The damaged towns are rebuilt by the government within two years.",
        passes="1. The damaged towns are rebuilt by the government within two years. The Union "
        "pays two thirds of it.",
    ),
    "no-stages": Rule(
        title="Stages that are not told apart",
        said="“{words}” does not say which stages there are and what opens each.",
        mend="List the stages: what is done in each, and which act of the other side, found by "
        "whom, opens it.",
        why="Who moves first, and for what, is what stages are about.",
        raises="1. The Union lifts its sanctions in stages.",
        passes="1. The Union lifts its sanctions in stages: the first when the heavy weapons are "
        "gone, the second a year later.",
        level="advice",
    ),
    "prisoners-without-list": Rule(
        title="Prisoners without a list",
        said="No list says who is meant: “{words}”.",
        mend="Let each side hand over a list by a day, to somebody who compares the two.",
        why="“All for all” is all whom a side admits to hold; exchanges have stalled over who was "
        "on the list.",
        raises="1. All prisoners are exchanged by 1 May by the two governments.",
        passes="1. All prisoners are exchanged by 1 May by the two governments, on lists that they "
        "hand to the Red Cross by 15 April.",
    ),
    "amnesty-without-exception": Rule(
        title="An amnesty that excepts no crime",
        said="No crime is excepted: “{words}”.",
        mend="Except genocide, crimes against humanity, war crimes and grave violations of human "
        "rights, sexual violence among them.",
        why="Mediators of the United Nations cannot endorse an amnesty for these crimes, and "
        "courts elsewhere need not honour it.",
        raises="1. All who took part in the fighting receive amnesty.",
        passes="1. All who took part in the fighting receive amnesty, except for war crimes.",
    ),
    "several-in-one": Rule(
        title="Several duties in one point",
        said="This point holds {more} stipulations.",
        mend="Give each a point, or a letter of its own (21a, 21b), so that it can be answered and "
        "traded alone.",
        why="A party that objects to one of them can only reject all.",
        raises="1. The north opens the road; the south clears the mines; the Union pays for both; "
        "the Council reports every month.",
        passes="1. The north opens the road.\n2. The south clears the mines by 1 May.",
        level="advice",
    ),
}
