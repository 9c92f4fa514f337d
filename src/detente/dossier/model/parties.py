"""Parties and their codes, their people, and whose leave a deal needs."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from detente.dossier.model.dates import When
from detente.dossier.model.record import Cell, PersonId, Phrases, Record, Several, Slug, kebab
from detente.dossier.model.wants import Wants
from detente.stated import in_words

_IN_USE = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR
BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG
COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH
FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY
HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL
MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU
SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""
"""ISO 3166-1, alpha-3."""

_WITHDRAWN = "CSK DDR SCG SUN VDR YMD YUG ZAR"
"""ISO 3166-3: states that were, for conflicts of their day."""

_BY_CUSTOM = "XKX"
"""Kosovo, which ISO 3166 leaves to its users, by the code most of them write."""

STATES = frozenset(f"{_IN_USE} {_WITHDRAWN} {_BY_CUSTOM}".split())


Kind = Literal["belligerent", "negotiator", "mediator", "guarantor", "stakeholder"]


class Person(Record):
    """One person: a name and a role."""

    name: str = Field(description="Name.")
    role: str = Field(description="Office or role.")
    also: Phrases = Field(default=(), description="Other names under which the person is quoted.")
    from_: Annotated[When | None, Cell(newer=True)] = Field(
        default=None, description="The first day in that role, as far as known."
    )
    until: Annotated[When | None, Cell(newer=True)] = Field(
        default=None, description="The last day in that role, as far as known."
    )


class Consent(Record):
    """Leave that a deal needs on some issues only."""

    required_on: Several = Field(description="The issues on which a deal needs its leave.")


def _check_code(value: str | None) -> str | None:
    if value is not None and value not in STATES:
        raise PydanticCustomError(
            "bad-code",
            '"{value}" is not the code of a state',
            {
                "value": value[:20],
                "mend": "Write the three letters of ISO 3166: UKR, RUS, USA. "
                "Leave code out for a party that is no state.",
            },
        )
    return value


_OF_SOME = re.compile(r"\bof\b|\bmost\b|\bmajority\b|\bany\b|\d|%|/", re.I)


def _read_consent(value: Any) -> Any:
    """The consent as it stands; the leave of some of several is refused with a way to say it."""
    words = value if isinstance(value, str) else " ".join(value) if isinstance(value, dict) else ""
    some = isinstance(value, dict) and {"at-least", "of", "any-of", "some-of"} & set(value)
    if some or (isinstance(value, str) and value != "required" and _OF_SOME.search(words)):
        raise PydanticCustomError(
            "leave-of-some",
            '"{value}" asks the leave of some of several, which cannot be stated',
            {
                "value": words[:60],
                "mend": "A deal needs each party that is required. Of five in six, mark required "
                "the four whose leave is always needed and whichever decides the fifth, and leave "
                "consent out for the last; or make the group one party that wants what its "
                "deciding member wants. Name that as an assumption.",
            },
        )
    named = isinstance(value, dict) and {kebab(str(key)) for key in value} <= {"required-on", "why"}
    if named and not any(value[key] for key in value if kebab(str(key)) == "required-on"):
        raise PydanticCustomError(
            "not-one-of", "required-on names no issue", {"value": "", "mend": _LEAVE}
        )
    if value in ("required", "ratifies", None) or isinstance(value, Consent) or named:
        return value
    raise PydanticCustomError(
        "not-one-of", "{value} is no consent", {"value": in_words(value), "mend": _LEAVE}
    )


_LEAVE = (
    "Write required, or ratifies (it decides after signature), or {required-on: [issue, issue]} "
    "where its leave is needed on some issues only; leave consent out where it is not needed."
)


class Party(Record):
    """One side at the table or beside it."""

    name: str = Field(description="Its name, as it calls itself.")
    also: Annotated[Phrases, Cell(newer=True)] = Field(
        default=(), description="Other names by which it is called."
    )
    kind: Kind = Field(
        description="Its part: belligerent (fights), negotiator (bargains without fighting), "
        "mediator, guarantor (stands behind a promise), stakeholder (is touched by "
        "it)."
    )
    code: Annotated[str | None, AfterValidator(_check_code), Cell(sort="word")] = Field(
        default=None, description="ISO 3166 alpha-3, for a state."
    )
    consent: Annotated[
        Literal["required", "ratifies"] | Consent | None,
        BeforeValidator(
            _read_consent, json_schema_input_type=Literal["required", "ratifies"] | Consent | None
        ),
        Cell(sort="consent"),
    ] = Field(
        default=None,
        description="required: a deal needs its leave; ratifies: it decides after signature; or "
        "the issues on which alone its leave is needed.",
    )
    principal: PersonId | None = Field(default=None, description="The person who decides, by id.")
    people: dict[Slug, Person] = Field(default={}, description="The people of the party, by id.")
    interests: Annotated[Phrases, Cell(width=50)] = Field(
        default=(), description="Why it wants what it wants."
    )
    wants: Wants | None = Field(
        default=None, description="What the party wants: its issues and options, its red lines."
    )

    @property
    def required_on(self) -> tuple[str, ...] | None:
        """The issues a deal needs its leave on; empty for all; None where it needs no leave."""
        if self.consent is None:
            return None
        return self.consent.required_on if isinstance(self.consent, Consent) else ()
