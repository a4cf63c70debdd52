"""What Natural Earth's first-level layer lacks: English names as the press has them, abbreviations, larger regions."""

# One line an area: country, Natural Earth's name = English name | further spellings.
ENGLISH = """
AE Dubay = Dubai
AE Fujayrah = Fujairah
AE Ras Al Khaymah = Ras al-Khaimah | Ras Al Khaimah
AE Umm Al Qaywayn = Umm al-Quwain | Umm Al Quwain
AT Kärnten = Carinthia
AT Niederösterreich = Lower Austria
AT Oberösterreich = Upper Austria
AT Steiermark = Styria
AT Tirol = Tyrol
AT Wien = Vienna
BE Liege = Liège
BE Brussels = Brussels | Brussels-Capital Region
CA Québec = Quebec
CH Genève = Geneva
CH Graubünden = Graubünden | Grisons
CH Sankt Gallen = St. Gallen
CH Zürich = Zurich
CN Guangxi = Guangxi | Guangxi Zhuang Autonomous Region
CN Inner Mongol = Inner Mongolia
CN Ningxia = Ningxia | Ningxia Hui Autonomous Region
CN Xinjiang = Xinjiang | Xinjiang Uyghur Autonomous Region
CN Xizang = Tibet
DE Bayern = Bavaria
DE Hessen = Hesse
DE Mecklenburg-Vorpommern = Mecklenburg-Western Pomerania | Mecklenburg-Vorpommern
DE Niedersachsen = Lower Saxony
DE Nordrhein-Westfalen = North Rhine-Westphalia | NRW
DE Rheinland-Pfalz = Rhineland-Palatinate
DE Sachsen = Saxony
DE Sachsen-Anhalt = Saxony-Anhalt
DE Thüringen = Thuringia
GR Attiki = Attica
GR Kriti = Crete
GR Peloponnisos = Peloponnese
GR Thessalia = Thessaly
ID Jakarta Raya = Jakarta
ID Jawa Barat = West Java
ID Jawa Tengah = Central Java
ID Jawa Timur = East Java
ID Kalimantan Barat = West Kalimantan
ID Kalimantan Selatan = South Kalimantan
ID Kalimantan Tengah = Central Kalimantan
ID Kalimantan Timur = East Kalimantan
ID Maluku Utara = North Maluku
ID Nusa Tenggara Barat = West Nusa Tenggara
ID Nusa Tenggara Timur = East Nusa Tenggara
ID Papua Barat = West Papua
ID Sulawesi Barat = West Sulawesi
ID Sulawesi Selatan = South Sulawesi
ID Sulawesi Tengah = Central Sulawesi
ID Sulawesi Tenggara = Southeast Sulawesi
ID Sulawesi Utara = North Sulawesi
ID Sumatera Barat = West Sumatra
ID Sumatera Selatan = South Sumatra
ID Sumatera Utara = North Sumatra
ID Bangka-Belitung = Bangka Belitung Islands
ID Kepulauan Riau = Riau Islands
IN Orissa = Odisha
IN Uttaranchal = Uttarakhand
JP Hokkaidō = Hokkaido
JP Hyōgo = Hyogo
JP Kyōto = Kyoto
JP Kōchi = Kochi
JP Ōita = Oita
JP Ōsaka = Osaka
KH Batdâmbâng = Battambang
KH Bântéay Méanchey = Banteay Meanchey
KH Kaôh Kong = Koh Kong
KH Krong Pailin = Pailin
KH Krong Preah Sihanouk = Preah Sihanouk | Sihanoukville Province
KH Krâchéh = Kratie
KH Kâmpóng Cham = Kampong Cham | Kompong Cham
KH Kâmpóng Chhnang = Kampong Chhnang | Kompong Chhnang
KH Kâmpóng Spœ = Kampong Speu | Kompong Speu
KH Kâmpóng Thum = Kampong Thom | Kompong Thom
KH Kâmpôt = Kampot
KH Kândal = Kandal
KH Môndól Kiri = Mondulkiri | Mondul Kiri
KH Otdar Mean Chey = Oddar Meanchey | Otdar Meanchey
KH Pouthisat = Pursat
KH Preah Vihéar = Preah Vihear
KH Prey Vêng = Prey Veng
KH Rôtânôkiri = Ratanakiri | Ratanak Kiri
KH Siemréab = Siem Reap
KH Stœng Trêng = Stung Treng
KH Takêv = Takeo
KP P'yŏngyang = Pyongyang
KR Gyeonggi = Gyeonggi | Gyeonggi Province
LA Attapu = Attapeu
LA Bolikhamxai = Bolikhamsai | Borikhamxay
LA Louang Namtha = Luang Namtha
LA Louangphrabang = Luang Prabang
LA Oudômxai = Oudomxay
LA Phôngsali = Phongsaly
LA Saravan = Salavan
LA Savannakhét = Savannakhet
LA Vientiane [prefecture] = Vientiane Prefecture
LA Vientiane = Vientiane Province
LA Xaignabouri = Xayaburi | Sayaboury
LA Xiangkhoang = Xiengkhouang
LA Xékong = Sekong
LK Gālla = Galle
LK Kŏḷamba = Colombo
LK Mahanuvara = Kandy
LK Yāpanaya = Jaffna
MM Ayeyarwady = Ayeyarwady | Irrawaddy | Ayeyarwady Region
MM Bago = Bago | Pegu | Bago Region
MM Chin = Chin State
MM Kachin = Kachin | Kachin State
MM Kayah = Kayah | Kayah State | Karenni | Karenni State
MM Kayin = Kayin | Kayin State | Karen State
MM Magway = Magway | Magwe | Magway Region
MM Mandalay = Mandalay Region
MM Mon = Mon State
MM Rakhine = Rakhine | Rakhine State | Arakan
MM Sagaing = Sagaing | Sagaing Region
MM Shan = Shan State | Shan
MM Tanintharyi = Tanintharyi | Tenasserim | Tanintharyi Region
MM Yangon = Yangon Region
MX México = State of Mexico | Estado de México
MX Distrito Federal = Mexico City | Distrito Federal
MY Melaka = Malacca
MY Pulau Pinang = Penang
MY Trengganu = Terengganu
NL Noord-Brabant = North Brabant
NL Noord-Holland = North Holland
NL Zuid-Holland = South Holland
PH Compostela Valley = Davao de Oro | Compostela Valley
PH Cotabato = Cotabato | North Cotabato
PH Mindoro Occidental = Occidental Mindoro
PH Mindoro Oriental = Oriental Mindoro
PK Baluchistan = Balochistan
PK F.A.T.A. = Federally Administered Tribal Areas
PK F.C.T. = Islamabad Capital Territory
PK K.P. = Khyber Pakhtunkhwa
PK Sind = Sindh
PT Lisboa = Lisbon
RU Adygey = Adygea
RU Altay = Altai Krai
RU Arkhangel'sk = Arkhangelsk
RU Buryat = Buryatia
RU Chukchi Autonomous Okrug = Chukotka
RU Chuvash = Chuvashia
RU City of St. Petersburg = Saint Petersburg | St. Petersburg
RU Gorno-Altay = Altai Republic
RU Ingush = Ingushetia
RU Kabardin-Balkar = Kabardino-Balkaria
RU Kalmyk = Kalmykia
RU Karachay-Cherkess = Karachay-Cherkessia
RU Khakass = Khakassia
RU Maga Buryatdan = Magadan
RU Mariy-El = Mari El
RU Moskovsskaya = Moscow Oblast
RU Moskva = Moscow
RU Nizhegorod = Nizhny Novgorod
RU Orel = Oryol
RU Primor'ye = Primorye | Primorsky Krai
RU Sakha (Yakutia) = Sakha | Yakutia
RU Udmurt = Udmurtia
RU Yevrey = Jewish Autonomous Oblast
SA Al Madinah = Medina
SA Ar Riyad = Riyadh
SA Makkah = Mecca
TH Bangkok Metropolis = Bangkok
TH Buri Ram = Buriram
TH Lop Buri = Lopburi
TH Chon Buri = Chonburi
TH Phangnga = Phang Nga
TH Phra Nakhon Si Ayutthaya = Ayutthaya | Phra Nakhon Si Ayutthaya
TH Prachin Buri = Prachinburi
TH Si Sa Ket = Sisaket
TH Suphan Buri = Suphanburi
TR Aydin = Aydın
TR K. Maras = Kahramanmaraş
TR Kinkkale = Kırıkkale
TR Zinguldak = Zonguldak
UA Dnipropetrovs'k = Dnipropetrovsk
UA Donets'k = Donetsk
UA Ivano-Frankivs'k = Ivano-Frankivsk
UA Khmel'nyts'kyy = Khmelnytskyi
UA Kiev = Kyiv Oblast | Kiev Oblast
UA Kiev City = Kyiv | Kiev
UA L'viv = Lviv
UA Luhans'k = Luhansk
UA Mykolayiv = Mykolaiv
UA Odessa = Odesa
UA Ternopil' = Ternopil
UA Transcarpathia = Zakarpattia
UA Vinnytsya = Vinnytsia
UA Zaporizhzhya = Zaporizhzhia
US District of Columbia = District of Columbia | Washington, D.C. | D.C.
VN Bà Rịa - Vũng Tàu = Ba Ria-Vung Tau
VN Hồ Chí Minh city = Ho Chi Minh City | Saigon
VN Thừa Thiên - Huế = Thua Thien-Hue
VN Ha Noi = Hanoi
VN Đông Bắc = Bac Kan
VN Đông Nam Bộ = Dong Nai
VN Đồng Bằng Sông Hồng = Hung Yen
VN Quàng Nam = Quang Nam
"""

# Natural Earth gives these two the name of a neighbour; GeoNames' name beside it is right.
MISNAMED = {("AF", "Wilayat-e Daykundi"): "Daykundi", ("AL", "Qarku i Tiranes"): "Tirana"}

# Of Natural Earth, and no names of these areas: larger regions (north-east, south-east and Red River delta of
# Viet Nam), another people's name, and slips of the keyboard.
WRONG = frozenset(
    {
        "Đông Bắc",
        "Đông Nam Bộ",
        "Đồng Bằng Sông Hồng",
        "Kayan",
        "Maga Buryatdan",
        "Kinkkale",
        "Zinguldak",
        "Moskovsskaya",
    }
)

# As newspapers abbreviate them; two-letter postal codes are left out, they read like words ("IN", "OR", "ME").
ABBREVIATED = {
    "US": "Alabama=Ala. Arizona=Ariz. Arkansas=Ark. California=Calif. Colorado=Colo. Connecticut=Conn. Delaware=Del. "
    "Florida=Fla. Georgia=Ga. Illinois=Ill. Indiana=Ind. Kansas=Kan. Kentucky=Ky. Louisiana=La. Maryland=Md. "
    "Massachusetts=Mass. Michigan=Mich. Minnesota=Minn. Mississippi=Miss. Missouri=Mo. Montana=Mont. Nebraska=Neb. "
    "Nevada=Nev. New_Hampshire=N.H. New_Jersey=N.J. New_Mexico=N.M. New_York=N.Y. North_Carolina=N.C. "
    "North_Dakota=N.D. Oklahoma=Okla. Oregon=Ore. Pennsylvania=Pa. Rhode_Island=R.I. South_Carolina=S.C. "
    "South_Dakota=S.D. Tennessee=Tenn. Vermont=Vt. Virginia=Va. Washington=Wash. West_Virginia=W.Va. Wisconsin=Wis. "
    "Wyoming=Wyo.",
    "CA": "Alberta=Alta. British_Columbia=B.C. Manitoba=Man. New_Brunswick=N.B. Newfoundland_and_Labrador=N.L. "
    "Northwest_Territories=N.W.T. Nova_Scotia=N.S. Ontario=Ont. Prince_Edward_Island=P.E.I. Quebec=Que. "
    "Saskatchewan=Sask.",
    "AU": "New_South_Wales=NSW",
}

# Regions the press names, made of the smaller areas that the layer has instead: country -> (column, its value -> name).
REGIONS = {
    "GB": ("gu_a3", {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}),
    "ES": (
        "woe_name",
        {
            "Andalucía": "Andalusia",
            "Aragón": "Aragon",
            "Castilla-La Mancha": "Castilla-La Mancha",
            "Castilla y León": "Castile and León",
            "Cataluña": "Catalonia",
            "Extremadura": "Extremadura",
            "Galicia": "Galicia",
            "País Vasco": "Basque Country",
        },
    ),
    "IT": (
        "fips",
        {
            "IT01": "Abruzzo",
            "IT02": "Basilicata",
            "IT03": "Calabria",
            "IT04": "Campania",
            "IT05": "Emilia-Romagna",
            "IT06": "Friuli-Venezia Giulia",
            "IT07": "Lazio",
            "IT09": "Lombardy",
            "IT10": "Marche",
            "IT11": "Molise",
            "IT13": "Apulia",
            "IT14": "Sardinia",
            "IT15": "Sicily",
            "IT16": "Tuscany",
            "IT17": "Trentino-Alto Adige",
            "IT18": "Umbria",
            "IT20": "Veneto",
        },
    ),
    "FR": (
        "fips",
        {
            "FR14": "Corsica",
            "FR96": "Alsace",
            "FR97": "Aquitaine",
            "FR98": "Auvergne",
            "FRA1": "Burgundy",
            "FRA2": "Brittany",
            "FRA4": "Champagne-Ardenne",
            "FRA5": "Pays de la Loire",
            "FRA6": "Franche-Comté",
            "FRA8": "Île-de-France",
            "FRA9": "Languedoc-Roussillon",
            "FRB1": "Limousin",
            "FRB2": "Lorraine",
            "FRB6": "Picardy",
            "FRB7": "Poitou-Charentes",
            "FRB8": "Provence-Alpes-Côte d'Azur",
            "FRB9": "Rhône-Alpes",
        },
    ),
}

# Names that any text uses without meaning the area.
GENERIC = frozenset(
    """
    Capital Central Centre Center East Eastern Est Este Islands Lakes Littoral Maritime Nord Nord-Est Nord-Ouest Norte
    North North-East North-West Northeast Northern Northwest Ouest Oriental Ocean Plateau Rest River South South-East
    South-West Southeast Southern Southwest Sud Sud-Est Sud-Ouest Sur Sul Unity Upper Valley West Western Coast Bar
    Interior City Highlands Salt Union Border Republic
    """.split()
) | frozenset(
    ["Neutral Zone", "North East", "North West", "South East", "South West", "Capital District", "Central Region"]
)
