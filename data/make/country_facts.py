"""The countries as the press names them, their capitals, and the CIA World Factbook's "geographic coordinates".

One line a country: ISO alpha-2, alpha-3, name | capital | Factbook point (degrees and minutes, public domain).
Every ISO 3166-1 entry with a seat of government is here, and Kosovo under its user-assigned code XK. Left out, having
no seat: Antarctica, Bouvet Island, British Indian Ocean Territory, Heard and McDonald Islands, Tokelau, US outlying
islands.

"~" instead of a point: the Factbook gives none; the maker takes the middle of the Natural Earth outline.
"=" before a point: our own. Malaysia's in the Factbook lies on Borneo, 1,200 km from where its government and most
of its people are; Fiji's lies in open sea, 250 km west of the islands. Australia's is what its own surveyors publish
as the middle of the continent (Geoscience Australia).
"@" before a point: GeoNames' point of the country (CC BY 4.0), to the minute, where the Factbook's is far from what
other gazetteers give, so that distances between gazetteers mean something.
"""

FACTS = """
AD AND Andorra | Andorra la Vella | 42 30 N 1 30 E
AE ARE United Arab Emirates | Abu Dhabi | 24 00 N 54 00 E
AF AFG Afghanistan | Kabul | 33 00 N 65 00 E
AG ATG Antigua and Barbuda | Saint John's | 17 03 N 61 48 W
AI AIA Anguilla | The Valley | 18 15 N 63 10 W
AL ALB Albania | Tirana | 41 00 N 20 00 E
AM ARM Armenia | Yerevan | 40 00 N 45 00 E
AO AGO Angola | Luanda | 12 30 S 18 30 E
AR ARG Argentina | Buenos Aires | 34 00 S 64 00 W
AS ASM American Samoa | Pago Pago | 14 20 S 170 00 W
AT AUT Austria | Vienna | 47 20 N 13 20 E
AU AUS Australia | Canberra | =25 37 S 134 21 E
AW ABW Aruba | Oranjestad | 12 30 N 69 58 W
AX ALA Åland Islands | Mariehamn | ~
AZ AZE Azerbaijan | Baku | 40 30 N 47 30 E
BA BIH Bosnia and Herzegovina | Sarajevo | 44 00 N 18 00 E
BB BRB Barbados | Bridgetown | 13 10 N 59 32 W
BD BGD Bangladesh | Dhaka | 24 00 N 90 00 E
BE BEL Belgium | Brussels | 50 50 N 4 00 E
BF BFA Burkina Faso | Ouagadougou | 13 00 N 2 00 W
BG BGR Bulgaria | Sofia | 43 00 N 25 00 E
BH BHR Bahrain | Manama | 26 00 N 50 33 E
BI BDI Burundi | Gitega | 3 30 S 30 00 E
BJ BEN Benin | Porto-Novo | 9 30 N 2 15 E
BL BLM Saint Barthélemy | Gustavia | 17 54 N 62 50 W
BM BMU Bermuda | Hamilton | 32 20 N 64 45 W
BN BRN Brunei | Bandar Seri Begawan | 4 30 N 114 40 E
BO BOL Bolivia | Sucre | 17 00 S 65 00 W
BQ BES Caribbean Netherlands | Kralendijk | ~
BR BRA Brazil | Brasília | 10 00 S 55 00 W
BS BHS Bahamas | Nassau | 24 15 N 76 00 W
BT BTN Bhutan | Thimphu | 27 30 N 90 30 E
BW BWA Botswana | Gaborone | 22 00 S 24 00 E
BY BLR Belarus | Minsk | 53 00 N 28 00 E
BZ BLZ Belize | Belmopan | 17 15 N 88 45 W
CA CAN Canada | Ottawa | @ 60 06 N 113 39 W
CC CCK Cocos (Keeling) Islands | West Island | 12 30 S 96 50 E
CD COD Democratic Republic of the Congo | Kinshasa | 0 00 N 25 00 E
CF CAF Central African Republic | Bangui | 7 00 N 21 00 E
CG COG Republic of the Congo | Brazzaville | 1 00 S 15 00 E
CH CHE Switzerland | Bern | 47 00 N 8 00 E
CI CIV Ivory Coast | Yamoussoukro | 8 00 N 5 00 W
CK COK Cook Islands | Avarua | 21 14 S 159 46 W
CL CHL Chile | Santiago | 30 00 S 71 00 W
CM CMR Cameroon | Yaoundé | 6 00 N 12 00 E
CN CHN China | Beijing | 35 00 N 105 00 E
CO COL Colombia | Bogotá | 4 00 N 72 00 W
CR CRI Costa Rica | San José | 10 00 N 84 00 W
CU CUB Cuba | Havana | 21 30 N 80 00 W
CV CPV Cape Verde | Praia | 16 00 N 24 00 W
CW CUW Curaçao | Willemstad | 12 10 N 69 00 W
CX CXR Christmas Island | Flying Fish Cove | 10 30 S 105 40 E
CY CYP Cyprus | Nicosia | 35 00 N 33 00 E
CZ CZE Czechia | Prague | 49 45 N 15 30 E
DE DEU Germany | Berlin | 51 00 N 9 00 E
DJ DJI Djibouti | Djibouti | 11 30 N 43 00 E
DK DNK Denmark | Copenhagen | 56 00 N 10 00 E
DM DMA Dominica | Roseau | 15 25 N 61 20 W
DO DOM Dominican Republic | Santo Domingo | 19 00 N 70 40 W
DZ DZA Algeria | Algiers | 28 00 N 3 00 E
EC ECU Ecuador | Quito | 2 00 S 77 30 W
EE EST Estonia | Tallinn | 59 00 N 26 00 E
EG EGY Egypt | Cairo | 27 00 N 30 00 E
EH ESH Western Sahara | Laayoune | 24 30 N 13 00 W
ER ERI Eritrea | Asmara | 15 00 N 39 00 E
ES ESP Spain | Madrid | 40 00 N 4 00 W
ET ETH Ethiopia | Addis Ababa | 8 00 N 38 00 E
FI FIN Finland | Helsinki | 64 00 N 26 00 E
FJ FJI Fiji | Suva | = 18 00 S 178 00 E
FK FLK Falkland Islands | Stanley | 51 45 S 59 00 W
FM FSM Micronesia | Palikir | 6 55 N 158 15 E
FO FRO Faroe Islands | Tórshavn | 62 00 N 7 00 W
FR FRA France | Paris | 46 00 N 2 00 E
GA GAB Gabon | Libreville | 1 00 S 11 45 E
GB GBR United Kingdom | London | 54 00 N 2 00 W
GD GRD Grenada | Saint George's | 12 07 N 61 40 W
GE GEO Georgia | Tbilisi | 42 00 N 43 30 E
GF GUF French Guiana | Cayenne | 4 00 N 53 00 W
GG GGY Guernsey | Saint Peter Port | 49 28 N 2 35 W
GH GHA Ghana | Accra | 8 00 N 2 00 W
GI GIB Gibraltar | Gibraltar | 36 08 N 5 21 W
GL GRL Greenland | Nuuk | 72 00 N 40 00 W
GM GMB Gambia | Banjul | 13 28 N 16 34 W
GN GIN Guinea | Conakry | 11 00 N 10 00 W
GP GLP Guadeloupe | Basse-Terre | 16 15 N 61 35 W
GQ GNQ Equatorial Guinea | Ciudad de la Paz | 2 00 N 10 00 E
GR GRC Greece | Athens | 39 00 N 22 00 E
GS SGS South Georgia and South Sandwich Islands | Grytviken | 54 30 S 37 00 W
GT GTM Guatemala | Guatemala City | 15 30 N 90 15 W
GU GUM Guam | Hagåtña | 13 28 N 144 47 E
GW GNB Guinea-Bissau | Bissau | 12 00 N 15 00 W
GY GUY Guyana | Georgetown | 5 00 N 59 00 W
HK HKG Hong Kong | Hong Kong | 22 15 N 114 10 E
HN HND Honduras | Tegucigalpa | 15 00 N 86 30 W
HR HRV Croatia | Zagreb | 45 10 N 15 30 E
HT HTI Haiti | Port-au-Prince | 19 00 N 72 25 W
HU HUN Hungary | Budapest | 47 00 N 20 00 E
ID IDN Indonesia | Jakarta | 5 00 S 120 00 E
IE IRL Ireland | Dublin | 53 00 N 8 00 W
IL ISR Israel | Jerusalem | 31 30 N 34 45 E
IM IMN Isle of Man | Douglas | 54 15 N 4 30 W
IN IND India | New Delhi | @ 22 00 N 79 00 E
IQ IRQ Iraq | Baghdad | 33 00 N 44 00 E
IR IRN Iran | Tehran | 32 00 N 53 00 E
IS ISL Iceland | Reykjavík | 65 00 N 18 00 W
IT ITA Italy | Rome | 42 50 N 12 50 E
JE JEY Jersey | Saint Helier | 49 15 N 2 10 W
JM JAM Jamaica | Kingston | 18 15 N 77 30 W
JO JOR Jordan | Amman | 31 00 N 36 00 E
JP JPN Japan | Tokyo | @ 35 41 N 139 45 E
KE KEN Kenya | Nairobi | 1 00 N 38 00 E
KG KGZ Kyrgyzstan | Bishkek | 41 00 N 75 00 E
KH KHM Cambodia | Phnom Penh | 13 00 N 105 00 E
KI KIR Kiribati | Tarawa | 1 25 N 173 00 E
KM COM Comoros | Moroni | 12 10 S 44 15 E
KN KNA Saint Kitts and Nevis | Basseterre | 17 20 N 62 45 W
KP PRK North Korea | Pyongyang | 40 00 N 127 00 E
KR KOR South Korea | Seoul | 37 00 N 127 30 E
KW KWT Kuwait | Kuwait City | 29 30 N 45 45 E
KY CYM Cayman Islands | George Town | 19 30 N 80 30 W
KZ KAZ Kazakhstan | Astana | 48 00 N 68 00 E
LA LAO Laos | Vientiane | 18 00 N 105 00 E
LB LBN Lebanon | Beirut | 33 50 N 35 50 E
LC LCA Saint Lucia | Castries | 13 53 N 60 58 W
LI LIE Liechtenstein | Vaduz | 47 16 N 9 32 E
LK LKA Sri Lanka | Colombo | 7 00 N 81 00 E
LR LBR Liberia | Monrovia | 6 30 N 9 30 W
LS LSO Lesotho | Maseru | 29 30 S 28 30 E
LT LTU Lithuania | Vilnius | 56 00 N 24 00 E
LU LUX Luxembourg | Luxembourg | 49 45 N 6 10 E
LV LVA Latvia | Riga | 57 00 N 25 00 E
LY LBY Libya | Tripoli | @ 28 00 N 17 00 E
MA MAR Morocco | Rabat | 32 00 N 5 00 W
MC MCO Monaco | Monaco | 43 44 N 7 24 E
MD MDA Moldova | Chișinău | 47 00 N 29 00 E
ME MNE Montenegro | Podgorica | 42 30 N 19 18 E
MF MAF Saint Martin | Marigot | 18 05 N 63 57 W
MG MDG Madagascar | Antananarivo | 20 00 S 47 00 E
MH MHL Marshall Islands | Majuro | 9 00 N 168 00 E
MK MKD North Macedonia | Skopje | 41 50 N 22 00 E
ML MLI Mali | Bamako | 17 00 N 4 00 W
MM MMR Myanmar | Naypyidaw | 22 00 N 98 00 E
MN MNG Mongolia | Ulaanbaatar | 46 00 N 105 00 E
MO MAC Macao | Macao | 22 10 N 113 33 E
MP MNP Northern Mariana Islands | Saipan | 15 12 N 145 45 E
MQ MTQ Martinique | Fort-de-France | 14 40 N 61 00 W
MR MRT Mauritania | Nouakchott | 20 00 N 12 00 W
MS MSR Montserrat | Brades | 16 45 N 62 12 W
MT MLT Malta | Valletta | 35 50 N 14 35 E
MU MUS Mauritius | Port Louis | 20 17 S 57 33 E
MV MDV Maldives | Malé | 3 15 N 73 00 E
MW MWI Malawi | Lilongwe | 13 30 S 34 00 E
MX MEX Mexico | Mexico City | 23 00 N 102 00 W
MY MYS Malaysia | Kuala Lumpur | = 4 00 N 102 00 E
MZ MOZ Mozambique | Maputo | 18 15 S 35 00 E
NA NAM Namibia | Windhoek | 22 00 S 17 00 E
NC NCL New Caledonia | Nouméa | 21 30 S 165 30 E
NE NER Niger | Niamey | 16 00 N 8 00 E
NF NFK Norfolk Island | Kingston | 29 02 S 167 57 E
NG NGA Nigeria | Abuja | 10 00 N 8 00 E
NI NIC Nicaragua | Managua | 13 00 N 85 00 W
NL NLD Netherlands | Amsterdam | 52 30 N 5 45 E
NO NOR Norway | Oslo | 62 00 N 10 00 E
NP NPL Nepal | Kathmandu | 28 00 N 84 00 E
NR NRU Nauru | Yaren | 0 32 S 166 55 E
NU NIU Niue | Alofi | 19 02 S 169 52 W
NZ NZL New Zealand | Wellington | 41 00 S 174 00 E
OM OMN Oman | Muscat | 21 00 N 57 00 E
PA PAN Panama | Panama City | 9 00 N 80 00 W
PE PER Peru | Lima | 10 00 S 76 00 W
PF PYF French Polynesia | Papeete | 15 00 S 140 00 W
PG PNG Papua New Guinea | Port Moresby | 6 00 S 147 00 E
PH PHL Philippines | Manila | 13 00 N 122 00 E
PK PAK Pakistan | Islamabad | 30 00 N 70 00 E
PL POL Poland | Warsaw | 52 00 N 20 00 E
PM SPM Saint Pierre and Miquelon | Saint-Pierre | 46 50 N 56 20 W
PN PCN Pitcairn Islands | Adamstown | 25 04 S 130 06 W
PR PRI Puerto Rico | San Juan | 18 15 N 66 30 W
PS PSE Palestine | Ramallah | 32 00 N 35 15 E
PT PRT Portugal | Lisbon | 39 30 N 8 00 W
PW PLW Palau | Ngerulmud | 7 30 N 134 30 E
PY PRY Paraguay | Asunción | 23 00 S 58 00 W
QA QAT Qatar | Doha | 25 30 N 51 15 E
RE REU Réunion | Saint-Denis | 21 06 S 55 36 E
RO ROU Romania | Bucharest | 46 00 N 25 00 E
RS SRB Serbia | Belgrade | 44 00 N 21 00 E
RU RUS Russia | Moscow | 60 00 N 100 00 E
RW RWA Rwanda | Kigali | 2 00 S 30 00 E
SA SAU Saudi Arabia | Riyadh | 25 00 N 45 00 E
SB SLB Solomon Islands | Honiara | 8 00 S 159 00 E
SC SYC Seychelles | Victoria | 4 35 S 55 40 E
SD SDN Sudan | Khartoum | 15 00 N 30 00 E
SE SWE Sweden | Stockholm | 62 00 N 15 00 E
SG SGP Singapore | Singapore | 1 22 N 103 48 E
SH SHN Saint Helena | Jamestown | 15 57 S 5 42 W
SI SVN Slovenia | Ljubljana | 46 07 N 14 49 E
SJ SJM Svalbard and Jan Mayen | Longyearbyen | 78 00 N 20 00 E
SK SVK Slovakia | Bratislava | 48 40 N 19 30 E
SL SLE Sierra Leone | Freetown | 8 30 N 11 30 W
SM SMR San Marino | San Marino | 43 46 N 12 25 E
SN SEN Senegal | Dakar | 14 00 N 14 00 W
SO SOM Somalia | Mogadishu | 10 00 N 49 00 E
SR SUR Suriname | Paramaribo | 4 00 N 56 00 W
SS SSD South Sudan | Juba | 8 00 N 30 00 E
ST STP São Tomé and Príncipe | São Tomé | 1 00 N 7 00 E
SV SLV El Salvador | San Salvador | 13 50 N 88 55 W
SX SXM Sint Maarten | Philipsburg | 18 04 N 63 04 W
SY SYR Syria | Damascus | 35 00 N 38 00 E
SZ SWZ Eswatini | Mbabane | 26 30 S 31 30 E
TC TCA Turks and Caicos Islands | Cockburn Town | 21 45 N 71 35 W
TD TCD Chad | N'Djamena | 15 00 N 19 00 E
TF ATF French Southern Territories | Port-aux-Français | ~
TG TGO Togo | Lomé | 8 00 N 1 10 E
TH THA Thailand | Bangkok | 15 00 N 100 00 E
TJ TJK Tajikistan | Dushanbe | 39 00 N 71 00 E
TL TLS Timor-Leste | Dili | 8 50 S 125 55 E
TM TKM Turkmenistan | Ashgabat | 40 00 N 60 00 E
TN TUN Tunisia | Tunis | 34 00 N 9 00 E
TO TON Tonga | Nuku'alofa | 20 00 S 175 00 W
TR TUR Turkey | Ankara | 39 00 N 35 00 E
TT TTO Trinidad and Tobago | Port of Spain | 11 00 N 61 00 W
TV TUV Tuvalu | Funafuti | 8 00 S 178 00 E
TW TWN Taiwan | Taipei | 23 30 N 121 00 E
TZ TZA Tanzania | Dodoma | 6 00 S 35 00 E
UA UKR Ukraine | Kyiv | 49 00 N 32 00 E
UG UGA Uganda | Kampala | 1 00 N 32 00 E
US USA United States | Washington | @ 39 46 N 98 30 W
UY URY Uruguay | Montevideo | 33 00 S 56 00 W
UZ UZB Uzbekistan | Tashkent | 41 00 N 64 00 E
VA VAT Vatican City | Vatican City | 41 54 N 12 27 E
VC VCT Saint Vincent and the Grenadines | Kingstown | 13 15 N 61 12 W
VE VEN Venezuela | Caracas | 8 00 N 66 00 W
VG VGB British Virgin Islands | Road Town | 18 30 N 64 30 W
VI VIR US Virgin Islands | Charlotte Amalie | 18 20 N 64 50 W
VN VNM Viet Nam | Hanoi | 16 10 N 107 50 E
VU VUT Vanuatu | Port Vila | 16 00 S 167 00 E
WF WLF Wallis and Futuna | Mata-Utu | 13 18 S 176 12 W
WS WSM Samoa | Apia | 13 35 S 172 20 W
XK XKX Kosovo | Pristina | 42 35 N 21 00 E
YE YEM Yemen | Sanaa | 15 00 N 48 00 E
YT MYT Mayotte | Mamoudzou | 12 50 S 45 10 E
ZA ZAF South Africa | Pretoria | 29 00 S 24 00 E
ZM ZMB Zambia | Lusaka | 15 00 S 30 00 E
ZW ZWE Zimbabwe | Harare | 20 00 S 30 00 E
"""


def country_names() -> dict[str, str]:
    """English names by ISO 3166-1 alpha-2."""
    heads = (line.split("|")[0].strip() for line in FACTS.strip().splitlines())
    return {head[:2]: head[7:] for head in heads}
