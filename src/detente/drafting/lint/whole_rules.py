"""Rules about a draft as a whole: what points say of each other, and what none of them says."""

from __future__ import annotations

from detente.drafting.lint.rule import Rule

_FILL = (
    "\n3. The border opens by 1 May 2031.\n4. Ships of both sides pass freely.\n"
    "5. Schools reopen on 1 June 2031.\n6. The Union sends ten doctors by 1 July 2031."
)

WHOLE_RULES: dict[str, Rule] = {
    "no-consequence": Rule(
        title="Nothing follows a breach",
        said="No point says what follows a breach of the agreement.",
        mend="Say who answers a breach, how and by when; from a meeting to a guarantee.",
        why="An agreement that says nothing of breaches leaves war as the answer to each.",
        raises="1. Both armies cease fire on 1 May.\n2. Observers of the Union watch the line. Any "
        f"dispute goes to the Council.{_FILL}",
        passes="1. Both armies cease fire on 1 May.\n2. Observers of the Union watch the line. A "
        f"breach is met by the Council, which decides within two days.{_FILL}",
    ),
    "no-disputes": Rule(
        title="Disputes have no place to go",
        said="No point says where a dispute about the agreement is settled.",
        mend="Name who settles disputes about what the text means: a joint commission first, then "
        "a mediator, an arbitrator or a court.",
        why="Every text is read in two ways sooner or later. Where a body for that was named "
        "beforehand, a quarrel need not become a breach.",
        raises=f"1. Both armies cease fire on 1 May.\n2. A breach ends all aid.{_FILL}",
        passes="1. Both armies cease fire on 1 May.\n2. A breach ends all aid. Any dispute goes to "
        f"an arbitrator.{_FILL}",
        level="advice",
    ),
    "contradiction": Rule(
        title="Two points contradict each other",
        said="Point {more} says the same with another figure: “{words}”.",
        mend="Keep one of them, or say which goes before the other.",
        why="A party will keep the one that suits it.",
        raises="1. The army of the north has at most 80,000 soldiers on duty.\n"
        "2. The army of the north has at most 60,000 soldiers on duty.",
        passes="1. The army of the north has at most 80,000 soldiers on duty.\n"
        "2. The army of the south has at most 60,000 soldiers on duty.",
    ),
    "two-options": Rule(
        title="Points that answer one issue in two ways",
        said="By the dossier, points of this draft give two answers to {more}.",
        mend="Mend the text, or what `points:` of the dossier says that its points hold.",
        why="A draft is worth to each party what its points answer; two answers are none.",
        raises="1. The north withdraws to the ridge by 1 May. (border: ridge)\n"
        "2. The front is the border. (border: front)",
        passes="1. The north withdraws to the ridge by 1 May. (border: ridge)",
    ),
    "outlived-guarantee": Rule(
        title="A promise that outlives its guarantee",
        said="“{words}” is owed for good, and the guarantee in point {more} ends.",
        mend="Let both run for the same time, or say what is owed once the guarantee has ended.",
        why="Whoever gives something up for good in return for a promise of ten years is alone in "
        "the eleventh.",
        raises="1. The south never joins an alliance.\n"
        "2. The Union's guarantee holds for 10 years.",
        passes="1. The south joins no alliance for 10 years.\n"
        "2. The Union's guarantee holds for 10 years.",
    ),
    "unwatched-ceasefire": Rule(
        title="A ceasefire that nobody watches",
        said="Nobody is named who watches the ceasefire: “{words}”.",
        mend="Name who monitors it, how many they are, and to whom they report.",
        why="Ceasefires with monitors last longer (Fortna 2004): without them a stray shot and a "
        "breach look alike.",
        raises="1. A ceasefire takes effect on 1 May 2031 at noon.",
        passes="1. A ceasefire takes effect on 1 May 2031 at noon. 300 observers of the Union "
        "monitor it.",
    ),
    "waiting-ceasefire": Rule(
        title="A ceasefire that waits for an act without a day",
        said="The ceasefire waits for what has no day itself: “{words}”.",
        mend="Let the guns fall silent on a day and hour, and the withdrawal follow by a day; or "
        "set a day for the withdrawal too.",
        why="Troops are asked to withdraw under fire, and whoever is late keeps the war going.",
        raises="1. The ceasefire takes effect once both sides withdraw. The Union monitors it.",
        passes="1. The ceasefire takes effect on 1 May 2031; both sides withdraw by 20 May. The "
        "Union monitors it.",
    ),
    "amnesty-against-redress": Rule(
        title="An amnesty beside redress for victims",
        said="“{words}” frees from answering for it; point {more} promises victims redress.",
        mend="Say whether the amnesty bars civil claims and truth-finding, and who owes victims "
        "what.",
        why="An amnesty for all can take from victims the claims that another point gives them.",
        raises="1. All soldiers receive amnesty, except for war crimes.\n"
        "2. The two states pay reparations to each other's towns.",
        passes="1. All soldiers receive amnesty, except for war crimes.\n"
        "2. The two states open the road.",
        level="advice",
    ),
}
