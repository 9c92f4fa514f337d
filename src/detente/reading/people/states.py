"""States by code, with the words that stand for them: names, demonyms, capitals, seats of power."""

from __future__ import annotations

_TABLE = """
AFG|Afghanistan|Afghan Afghans|Kabul
ALB|Albania|Albanian Albanians|Tirana
DZA|Algeria|Algerian Algerians|Algiers
AGO|Angola|Angolan Angolans|Luanda
ARG|Argentina|Argentine Argentinian Argentines|Buenos_Aires
ARM|Armenia|Armenian Armenians|Yerevan
AUS|Australia|Australian Australians|Canberra
AUT|Austria|Austrian Austrians|Vienna
AZE|Azerbaijan|Azerbaijani Azeri Azerbaijanis|Baku
BHR|Bahrain|Bahraini Bahrainis|Manama
BGD|Bangladesh|Bangladeshi Bangladeshis|Dhaka
BLR|Belarus|Belarusian Belarusians|Minsk
BEL|Belgium|Belgian Belgians|
BIH|Bosnia Bosnia_and_Herzegovina Bosnia-Herzegovina|Bosnian Bosnians|Sarajevo
BRA|Brazil|Brazilian Brazilians|Brasília Brasilia
BGR|Bulgaria|Bulgarian Bulgarians|Sofia
BDI|Burundi|Burundian Burundians|
KHM|Cambodia|Cambodian Cambodians|Phnom_Penh
CAN|Canada|Canadian Canadians|Ottawa
CAF|Central_African_Republic|Central_African|Bangui
TCD|Chad|Chadian Chadians|N’Djamena N'Djamena
CHL|Chile|Chilean Chileans|
CHN|China|Chinese|Beijing Zhongnanhai
COL|Colombia|Colombian Colombians|Bogotá Bogota Casa_de_Nariño
COD|Congo Democratic_Republic_of_Congo DR_Congo|Congolese|Kinshasa
CRI|Costa_Rica|Costa_Rican|San_José
HRV|Croatia|Croatian Croatians Croat|Zagreb
CUB|Cuba|Cuban Cubans|Havana
CYP|Cyprus|Cypriot Cypriots|Nicosia
CZE|Czech_Republic Czechia|Czech Czechs|Prague
DNK|Denmark|Danish Danes|Copenhagen
EGY|Egypt|Egyptian Egyptians|Cairo
SLV|El_Salvador|Salvadoran Salvadorans|San_Salvador
ERI|Eritrea|Eritrean Eritreans|Asmara
EST|Estonia|Estonian Estonians|Tallinn
ETH|Ethiopia|Ethiopian Ethiopians|Addis_Ababa
FIN|Finland|Finnish Finns|Helsinki
FRA|France|French|Paris Élysée Elysée Elysee Quai_d’Orsay Quai_d'Orsay
GEO|Georgia|Georgian Georgians|Tbilisi
DEU|Germany|German Germans|Berlin Chancellery Bundestag
GRC|Greece|Greek Greeks|Athens
GTM|Guatemala|Guatemalan Guatemalans|
HTI|Haiti|Haitian Haitians|Port-au-Prince
VAT|Vatican Holy_See|Vatican|
HUN|Hungary|Hungarian Hungarians|Budapest
IND|India|Indian Indians|New_Delhi Delhi
IDN|Indonesia|Indonesian Indonesians|Jakarta
IRN|Iran|Iranian Iranians|Tehran
IRQ|Iraq|Iraqi Iraqis|Baghdad
IRL|Ireland|Irish|Dublin
ISR|Israel|Israeli Israelis|Jerusalem Knesset
ITA|Italy|Italian Italians|Rome
CIV|Ivory_Coast Côte_d’Ivoire|Ivorian Ivorians|Abidjan
JPN|Japan|Japanese|Tokyo
JOR|Jordan|Jordanian Jordanians|Amman
KAZ|Kazakhstan|Kazakh Kazakhs|Astana
KEN|Kenya|Kenyan Kenyans|Nairobi
PRK|North_Korea|North_Korean North_Koreans|Pyongyang
KOR|South_Korea|South_Korean South_Koreans|Seoul Blue_House
XKX|Kosovo|Kosovar Kosovars Kosovan|Pristina
KWT|Kuwait|Kuwaiti Kuwaitis|
KGZ|Kyrgyzstan|Kyrgyz|Bishkek
LVA|Latvia|Latvian Latvians|Riga
LBN|Lebanon|Lebanese|Beirut
LBR|Liberia|Liberian Liberians|Monrovia
LBY|Libya|Libyan Libyans|Tripoli
LTU|Lithuania|Lithuanian Lithuanians|Vilnius
MKD|North_Macedonia Macedonia|Macedonian Macedonians|Skopje
MLI|Mali|Malian Malians|Bamako
MEX|Mexico|Mexican Mexicans|Mexico_City
MDA|Moldova|Moldovan Moldovans|Chisinau
MAR|Morocco|Moroccan Moroccans|Rabat
MOZ|Mozambique|Mozambican Mozambicans|Maputo
MMR|Myanmar Burma|Burmese|Naypyidaw
NPL|Nepal|Nepali Nepalis Nepalese|Kathmandu
NLD|Netherlands|Dutch|The_Hague
NZL|New_Zealand|New_Zealander New_Zealanders|Wellington
NIC|Nicaragua|Nicaraguan Nicaraguans Sandinista|Managua
NER|Niger|Nigerien|Niamey
NGA|Nigeria|Nigerian Nigerians|Abuja
NOR|Norway|Norwegian Norwegians|Oslo
OMN|Oman|Omani Omanis|Muscat
PAK|Pakistan|Pakistani Pakistanis|Islamabad Rawalpindi
PSE|Palestine Palestinian_Authority|Palestinian Palestinians|Ramallah
PAN|Panama|Panamanian Panamanians|
PER|Peru|Peruvian Peruvians|Lima
PHL|Philippines|Philippine Filipino Filipinos|Manila Malacañang
POL|Poland|Polish Poles|Warsaw
PRT|Portugal|Portuguese|Lisbon
QAT|Qatar|Qatari Qataris|Doha
ROU|Romania|Romanian Romanians|Bucharest
RUS|Russia Russian_Federation|Russian Russians|Moscow Kremlin Smolenskaya_Square
RWA|Rwanda|Rwandan Rwandans|Kigali
SAU|Saudi_Arabia Saudis|Saudi|Riyadh
SEN|Senegal|Senegalese|Dakar
SRB|Serbia|Serbian Serbians Serb|Belgrade
SLE|Sierra_Leone|Sierra_Leonean|Freetown
SVK|Slovakia|Slovak Slovaks|Bratislava
SVN|Slovenia|Slovenian Slovene|Ljubljana
SOM|Somalia|Somali Somalis|Mogadishu
ZAF|South_Africa|South_African South_Africans|Pretoria
SSD|South_Sudan|South_Sudanese|Juba
ESP|Spain|Spanish|Madrid
LKA|Sri_Lanka|Sri_Lankan Sinhalese|Colombo
SDN|Sudan|Sudanese|Khartoum
SWE|Sweden|Swedish Swedes|Stockholm
CHE|Switzerland|Swiss|Bern
SYR|Syria|Syrian Syrians|Damascus
TWN|Taiwan|Taiwanese|Taipei
TJK|Tajikistan|Tajik Tajiks|Dushanbe
TZA|Tanzania|Tanzanian Tanzanians|
THA|Thailand|Thai Thais|Bangkok
TLS|Timor-Leste East_Timor|East_Timorese Timorese|Dili
TUN|Tunisia|Tunisian Tunisians|Tunis
TUR|Turkey Türkiye Turkiye|Turkish Turks|Ankara Sublime_Porte
UGA|Uganda|Ugandan Ugandans|Kampala
UKR|Ukraine|Ukrainian Ukrainians|Kyiv Kiev Bankova Verkhovna_Rada
ARE|United_Arab_Emirates U.A.E. UAE Emirates|Emirati Emiratis|Abu_Dhabi
GBR|United_Kingdom Britain Great_Britain U.K. UK|British Britons|London Downing_Street Whitehall Foreign_Office No_10 No._10
USA|United_States United_States_of_America U.S. US U.S.A. USA America|American Americans|Washington White_House State_Department Pentagon Oval_Office Capitol_Hill
UZB|Uzbekistan|Uzbek Uzbeks|Tashkent
VEN|Venezuela|Venezuelan Venezuelans|Caracas Miraflores
VNM|Vietnam North_Vietnam|Vietnamese North_Vietnamese|Hanoi
YEM|Yemen|Yemeni Yemenis|Sana’a Sanaa Aden
YUG|Yugoslavia|Yugoslav Yugoslavs|
EUU|European_Union E.U. EU|European Europeans|Brussels European_Commission Berlaymont
UNO|United_Nations U.N. UN|U.N. UN|Turtle_Bay Security_Council
NAT|NATO Nato Atlantic_alliance|NATO Nato|
AFU|African_Union A.U. AU|African_Union|
"""  # noqa: E501


def _words(field: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in field.split())


STATES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    code: (_words(names), _words(demonyms), _words(seats))
    for code, names, demonyms, seats in (row.split("|") for row in _TABLE.strip().split("\n"))
}
"""Names, demonyms and metonyms by ISO 3166 code; the last four are organisations under codes of
our own, and XKX and YUG are in common use."""


def state_named(name: str) -> str | None:
    """The code of the state that a name names, else None.

    >>> state_named("the Russian Federation"), state_named("Ruritania")
    ('RUS', None)
    """
    plain = name.removeprefix("the ").removeprefix("The ").casefold()
    for code, (names, _, _) in STATES.items():
        if plain in (known.casefold() for known in names):
            return code
    return None
