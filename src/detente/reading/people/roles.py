"""Words for people by what they do: titles, offices, and sources that are not named."""

from __future__ import annotations

from detente.reading.people.words import word_set

ROLES = word_set(
    """adviser advisers advisor advisors aide aides ambassador ambassadors analyst analysts
    archbishop assistant attaché author bishop captain cardinal chairman chairwoman chair
    chancellor chief chiefs colonel commander commanders commissioner congressman congresswoman
    consul coordinator correspondent counsel counselor counsellor critics critic delegate
    delegates delegation deputy diplomat diplomats director economist economists editor emir
    envoy envoys executive expert experts facilitator facilitators fellow general generals
    governor guerrilla head historian insider insiders journalist judge king lawmaker lawmakers
    lawyer lawyers leader leaders legislator lieutenant major marshal mayor mediator mediators
    member members minister ministers monitor monitors negotiator negotiators observer observers
    officer officers official officials operative opponent opponents parliamentarian people
    person persons politician politicians pope premier president presidents priest prince
    princess principal producer professor queen rabbi rapporteur rebel rebels reporter reporters
    representative representatives researcher resident residents scholar scholars
    secretary-general secretary senator senators sergeant sheikh skeptics sceptics soldier
    soldiers source sources speaker spokesman spokesmen spokesperson spokespeople spokespersons
    spokeswoman spokeswomen staff strategist sultan supporters undersecretary veteran veterans
    villager villagers vice-president witness witnesses figure figures participant participants
    team side camp party man woman colleague colleagues host hosts guest technocrat
    industrialist banker"""
)
LEADERS = word_set(
    """president premier chancellor king queen emir sultan leader chairman strongman ruler
    autocrat pope"""
)
BODIES = word_set(
    """ministry government administration army military council parliament office embassy
    department command committee cabinet presidency movement group mission agency bloc alliance
    union commission junta regime authorities capital secretariat statement communiqué
    communique bureau party kingdom republic federation state foundation chamber directorate
    front monitoring observatory assembly congress staff delegation team side camp coalition"""
)
TITLES = word_set(
    """Gen Lt Col Maj Capt Cdr Cmdr Brig Adm Sgt Prof Cllr Mr. Mr Mrs. Mrs Ms. Ms Miss Mx. Dr.
    Dr Prof. Professor Sir Dame Lord Lady Baroness President Vice-President Chancellor Premier
    Minister Secretary Ambassador Envoy Senator Sen. Representative Rep. Congressman
    Congresswoman Governor Gov. Mayor General Gen. Lt. Lieutenant Col. Colonel Maj. Major Capt.
    Captain Cmdr. Commander Adm. Admiral Marshal Brig. Brigadier Sgt. Sergeant King Queen Prince
    Princess Emir Sultan Sheikh Pope Cardinal Archbishop Bishop Rev. Father Sister Brother Rabbi
    Imam Ayatollah Judge Justice Speaker Chairman Chairwoman Director Commissioner Mullah Señor
    Monsieur Madame Herr Frau Comrade Chief Deputy Foreign Prime Defense Defence Interior
    Special Under-Secretary Undersecretary Secretary-General Spokesman Spokeswoman Spokesperson
    Presidential Negotiator Mediator"""
)
WOMEN_TITLES = word_set(
    """Mrs. Mrs Ms. Ms Miss Dame Lady Baroness Queen Princess Madame Frau Sister Congresswoman
    Chairwoman Spokeswoman"""
)
MEN_TITLES = word_set(
    """Mr. Mr Sir Lord King Prince Emir Sultan Sheikh Pope Cardinal Archbishop Father Brother
    Ayatollah Mullah Señor Monsieur Herr Congressman Chairman Spokesman"""
)


def head_of(phrase: str) -> str | None:
    """The last word before any "of", "for", "to" and so on that names a role or a body.

    >>> head_of("the Russian foreign minister"), head_of("Special Representative for Afghanistan")
    ('minister', 'representative')
    """
    found = None
    for word in phrase.replace("-", "- ").split():
        plain = word.strip(",.’'”“\"()").casefold()
        if plain in {"of", "for", "to", "in", "at", "from", "with", "on", "who", "familiar", "by"}:
            if found:
                return found
        elif plain in ROLES or plain in BODIES:
            found = plain
        if word.endswith(",") and found:
            return found
    return found


def singular(role: str) -> str:
    """One of several: "officials" are each an "official".

    >>> singular("spokesmen"), singular("deputies"), singular("officials")
    ('spokesman', 'deputy', 'official')
    """
    if role.endswith("men"):
        return role[:-3] + "man"
    if role.endswith("ies"):
        return role[:-3] + "y"
    return role[:-1] if role.endswith("s") and not role.endswith("ss") else role
