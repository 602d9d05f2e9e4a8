"""Another region's data folder, whole: what data/README.md lets somebody write for Blekinge, without a line of code.

Everything but the municipalities' codes and names is invented. By hand, with `?` for unknown and `.` for not eligible:

| offering        | municipality | 2022 | 2023 | 2024 | 2025 | without a year            |
| --------------- | ------------ | ---- | ---- | ---- | ---- | ------------------------- |
| Grundkurs       | Olofström    | no   | ?    | no   | ?    |                           |
|  (2022 is a     | Karlskrona   | yes  | ?    | ?    | ?    |                           |
|  complete list) | Ronneby      | no   | yes  | ?    | ?    |                           |
|                 | Karlshamn    | no   | ?    | ?    | ?    | yes                       |
|                 | Sölvesborg   | no   | yes against no | ? | ? |                           |
| Handledarkurs   | Olofström    | ?    | ?    | ?    | ?    | yes                       |
|  (at most       | Karlskrona   | .    | .    | .    | .    |                           |
|  30 000 in 2023)| Ronneby      | ?    | ?    | ?    | no   |                           |
|                 | Karlshamn    | ?    | ?    | yes  | ?    | excepted from the limit   |
|                 | Sölvesborg   | ?    | ?    | ?    | ?    |                           |
| Nätverk         | Olofström    | no   | no   | ?    | ?    | the one who is missing    |
|  (the goal;     | Karlskrona   | yes  | yes  | ?    | yes  |                           |
|  2022 and 2023  | Ronneby      | yes  | no   | ?    | ?    |                           |
|  are complete)  | Karlshamn    | no   | yes  | ?    | ?    |                           |
|                 | Sölvesborg   | no   | no   | yes  | ?    |                           |

The network by year: members 2, 2, 1, 1; new 2, 1, 1, 0; returning 0, 1, 0, 1; so far 2, 3, 4, 4: four of five, at most five.
What is claimed of it stands in CLAIMS, with the verdict that follows from the table.

Left out, since they may be: agreements, English texts here and there, a cooperation body for two municipalities.
"""

from pathlib import Path

PROGRAMME = """\
file_prefix = "trygg-pa-natet"
years = [2022, 2023, 2024, 2025]

[name]
sv = "Trygg på nätet i Blekinge"
en = "Safe Online in Blekinge"

[region]
name = "Blekinge"
code_prefix = "10"

[owner]
sv = "Region Blekinge"

[[offerings]]
key = "grundkurs"
name = { sv = "Grundkurs", en = "Basic course" }
definite = { sv = "Grundkursen", en = "the Basic course" }

[[offerings]]
key = "handledarkurs"
name = { sv = "Handledarkurs", en = "Tutor course" }
definite = { sv = "Handledarkursen", en = "the Tutor course" }

[[offerings]]
key = "natverk"
name = { sv = "Nätverk", en = "Network" }
definite = { sv = "nätverket", en = "the Network" }

[goal]
offering = "natverk"
source = "projektplan"

[[eligibility]]
offering = "handledarkurs"
population_at_most = 30000
population_year = 2023
excepted = ["1082"]
source = "projektplan"

[population]
year = 2024
class_limits = [20000, 40000]
source = "pahittad-folkmangd"

[groups]
source = "projektplan"

[groups.names]
KUST = { sv = "Kuststad", en = "Coastal town" }
INLAND = { sv = "Inlandskommun", en = "Inland municipality" }

[cooperation]
source = "projektplan"

[boundaries]
source = "scb-granser"
"""

SOURCES = """\
[projektplan]
producer = "Region Blekinge"
title = { sv = "Projektplan (påhittad)", en = "Project plan (invented)" }
date = 2022-01-15
licence = "CC0 1.0"

[natverkets-listor]
producer = "Region Blekinge"
title = "Nätverkets deltagarlistor (påhittade)"
date = 2025-12-01
licence = "CC0 1.0"

[anmalningar]
producer = "Region Blekinge"
title = { sv = "Anmälningar till kurserna (påhittade)", en = "Course registrations (invented)" }
date = 2025-11-20
licence = "CC0 1.0"

[arsrapport-2023]
producer = "Sölvesborgs bibliotek"
title = "Årsrapport 2023 (påhittad)"
date = 2024-02-01
licence = "Ingen licens angiven"

[pahittad-folkmangd]
producer = "Detta projekt"
title = "Påhittad folkmängd"
licence = "MIT"

[scb-granser]
producer = "Statistiska centralbyrån (SCB)"
title = "Kommungränser, förenklade"
licence = "CC0 1.0"
"""

CLAIMS = """\
[[claims]] # untestable: four of five, Olofström's 2024 and 2025 are unknown
key = "alla-i-natverket"
text = { sv = "Alla kommuner har suttit i nätverket.", en = "Every municipality has sat in the network." }
source = "projektplan"
rule = "everyone"
offerings = ["natverk"]

[[claims]] # differs: two of five
key = "alla-i-natverket-2023"
text = { sv = "Alla satt i nätverket 2023." }
source = "arsrapport-2023"
rule = "everyone"
offerings = ["natverk"]
years = [2023]

[[claims]] # holds
key = "alla-har-fatt-nagot"
text = { sv = "Alla kommuner har tagit del av något." }
source = "projektplan"
rule = "everyone"

[[claims]] # untestable: 2024 is unknown
key = "karlskrona-varje-ar"
text = { sv = "Karlskrona har suttit i nätverket varje år." }
source = "projektplan"
rule = "every_year"
offering = "natverk"
municipalities = ["1080"]

[[claims]] # holds
key = "karlskrona-de-forsta-aren"
text = { sv = "Karlskrona satt i nätverket de två första åren." }
source = "projektplan"
rule = "every_year"
offering = "natverk"
municipalities = ["1080"]
years = [2022, 2023]

[[claims]] # differs: Ronneby and Karlshamn too
key = "bara-karlskrona-tog-bada"
text = { sv = "Bara Karlskrona har gått Grundkursen och suttit i nätverket." }
source = "projektplan"
rule = "only_these"
municipalities = ["1080"]
offerings = ["grundkurs", "natverk"]

[[claims]] # holds
key = "natverket-borjade-2022"
text = { sv = "Nätverket började 2022." }
source = "projektplan"
rule = "began"
offering = "natverk"
year = 2022

[[claims]] # untestable: of Karlskrona, the only one above the limit, nothing is known
key = "handledarkursens-grans"
text = { sv = "Handledarkursen höll sig till de mindre kommunerna och Karlshamn." }
source = "projektplan"
rule = "within_limit"
offering = "handledarkurs"
years = [2022, 2023, 2024, 2025]

[[claims]] # holds: the network's lists of 2022 and 2023 are complete, and name none
key = "nationell-rost-2024"
text = { sv = "En nationell röst var ny i nätverket 2024." }
source = "natverkets-listor"
rule = "representative_new"
offering = "natverk"
year = 2024

[[claims]] # holds
key = "antal-kommuner"
text = { sv = "Blekinge har fem kommuner." }
source = "projektplan"
rule = "number_of_municipalities"
number = 5
"""

REGISTER = """\
kommun_kod;kommun;grupp;samarbete;folkmangd_2023;folkmangd_2024
1060;Olofström;INLAND;Västra Blekinge;13200;13100
1080;Karlskrona;KUST;;66500;66600
1081;Ronneby;KUST;;28900;28800
1082;Karlshamn;KUST;Västra Blekinge;32100;32000
1083;Sölvesborg;KUST;Västra Blekinge;17500;17400
"""

EXPORT = """\
as_of = 2025-12-01
made_up = false

[title]
sv = "Läget i december 2025"
en = "As of December 2025"
"""

PARTICIPATION = """\
kommun_kod;kommun;erbjudande;ar;deltar;kalla
1080;Karlskrona;Grundkurs;2022;ja;anmalningar
1081;Ronneby;Grundkurs;2023;ja;anmalningar
1083;Sölvesborg;Grundkurs;2023;ja;anmalningar
1083;Sölvesborg;Grundkurs;2023;nej;arsrapport-2023
1060;Olofström;Grundkurs;2024;nej;anmalningar
1082;Karlshamn;Grundkurs;;ja;projektplan
1082;Karlshamn;Handledarkurs;2024;ja;anmalningar
1081;Ronneby;Handledarkurs;2025;nej;anmalningar
1060;Olofström;Handledarkurs;;ja;projektplan
1080;Karlskrona;Nätverk;2022;ja;natverkets-listor
1081;Ronneby;Nätverk;2022;ja;natverkets-listor
1080;Karlskrona;Nätverk;2023;ja;natverkets-listor
1082;Karlshamn;Nätverk;2023;ja;natverkets-listor
1083;Sölvesborg;Nätverk;2024;ja;natverkets-listor
1080;Karlskrona;Nätverk;2025;ja;natverkets-listor
"""

COMPLETE_LISTS = """\
erbjudande;ar;kalla
Grundkurs;2022;anmalningar
Nätverk;2022;natverkets-listor
Nätverk;2023;natverkets-listor
"""

NATIONAL_REPRESENTATIVES = """\
ar;organisation;kalla
2024;Digitala rådet;natverkets-listor
"""

FILES = {
    "programme.toml": PROGRAMME,
    "sources.toml": SOURCES,
    "claims.toml": CLAIMS,
    "register/municipalities.csv": REGISTER,
    "exports/2025-12-01/export.toml": EXPORT,
    "exports/2025-12-01/participation.csv": PARTICIPATION,
    "exports/2025-12-01/complete_lists.csv": COMPLETE_LISTS,
    "exports/2025-12-01/national_representatives.csv": NATIONAL_REPRESENTATIVES,
}


def write_blekinge(root: Path) -> None:
    """Writes the whole data folder into `root`, which is made if need be."""
    for name, content in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))
