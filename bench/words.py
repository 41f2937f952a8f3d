"""The words the corpus is written with: our own Swedish, about public buying, gardens and weather.

Copies no one's text. Compounds are made as Swedish makes them, so the vocabulary grows as a real one does.
"""

FIRST_PARTS = (
    "upphandlings", "innovations", "kommun", "miljö", "skol", "vård", "trafik", "bygg", "energi", "vatten",
    "forsknings", "landsbygds", "stads", "hamn", "skogs", "livsmedels", "data", "tjänste", "leverantörs",
    "avtals", "inköps", "klimat", "folkhälso", "bibliotek", "kultur", "fritids", "service", "utbildnings",
    "säkerhets", "ljus",
)  # fmt: skip
LAST_PARTS = (
    ("rapporten", "rapporter"), ("dialogen", "dialoger"), ("planen", "planer"), ("gruppen", "grupper"),
    ("frågan", "frågor"), ("metoden", "metoder"), ("myndigheten", "myndigheter"), ("tjänsten", "tjänster"),
    ("processen", "processer"), ("lösningen", "lösningar"), ("kostnaden", "kostnader"),
    ("nyttan", "nyttor"), ("åtgärden", "åtgärder"), ("översikten", "översikter"),
    ("ändringen", "ändringar"), ("modellen", "modeller"), ("mötet", "möten"), ("målet", "mål"),
    ("stödet", "stöd"), ("arbetet", "arbeten"), ("behovet", "behov"), ("projektet", "projekt"),
    ("nätverket", "nätverk"), ("villkoret", "villkor"),
)  # fmt: skip
PEOPLE = (
    "kommunen", "leverantören", "beställaren", "regionen", "läraren", "föreningen", "nämnden",
    "den som bor här", "en av oss", "trädgårdsmästaren", "vår granne", "ingenjören", "chefen",
    "sjuksköterskan", "båtföraren",
)  # fmt: skip
VERBS = (
    "beskriver", "prövar", "förändrar", "mäter", "bygger om", "efterfrågar", "samlar in", "jämför",
    "redovisar", "diskuterar", "utvecklar", "följer upp", "öppnar", "granskar", "förenklar", "återanvänder",
    "köper in", "visar",
)  # fmt: skip
PLACES = (
    "i Malmö", "i Östersund", "på Gotland", "längs kusten", "i hela länet", "under hösten", "före jul",
    "varje vecka", "utan större kostnad", "med öppna data", "över en kopp kaffe", "när snön har smält",
    "tillsammans med andra", "på egen hand", "för tredje året i rad", "enligt lagen", "i små steg",
)  # fmt: skip
ASIDES = (
    "men ingen vet ännu hur det går", "och det märks redan", "fast åren går",
    "vilket är bra för både ån och ängen", "så att fler kan vara med", "eftersom behovet är stort",
    "trots att tiden är knapp", "och därför frågar vi dig", "även om frågorna är många",
    "precis som vi hoppades", "innan avtalet löper ut", "för att lära av varandra",
)  # fmt: skip
LINK_WORDS = (
    "läs hela rapporten", "se våra frågor", "mötets protokoll", "en äldre text", "statistiken",
    "ladda ner underlaget",
)  # fmt: skip
CATEGORIES = (
    "Dialog och innovation", "Hållbar upphandling", "Juridik", "Livsmedel", "Digitalisering",
    "Frågor och svar", "Trädgård", "Väder och vind", "Bygg & anläggning", "Vård och omsorg", "Små företag",
    "Åsikter",
)  # fmt: skip
AUTHORS = (
    "Åsa Ekström", "Örjan Öberg", "Märta Lind", "Nils-Erik Sjögren", "Fatima Haddad", "Bo Ånäs",
    "Karin Hjälm",
)  # fmt: skip
CODE = ("def summa(poster):", "    return sum(post.värde for post in poster)", "", "print(summa(hämta()))")
