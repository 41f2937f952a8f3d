"""Swedish for `blogtui doctor`; `sv.py` puts the parts together."""

MESSAGES: dict[str, str] = {
    # commands/__init__.py
    "check that all is well, and say what to do": "kontrollera att allt är som det ska, och säg vad som kan göras",
    # commands/doctor.py
    "There is no library yet; “blogtui add SOURCE” makes {path}.": (
        "Det finns inget bibliotek än; ”blogtui add KÄLLA” skapar {path}."
    ),
    "The library {path} is damaged ({reason}); opening it sets it aside.": (
        "Biblioteket {path} är skadat ({reason}); när det öppnas läggs det åt sidan."
    ),
    "A newer blogtui wrote {path}; please update blogtui.": "En nyare blogtui skrev {path}; uppgradera blogtui.",
    "The library {path} is whole; blogs: {blogs}, posts: {posts}, size: {size} MB.": (
        "Biblioteket {path} är helt; bloggar: {blogs}, inlägg: {posts}, storlek: {size} MB."
    ),
    "Others may read the library; run “chmod 600 {path}”.": "Andra kan läsa biblioteket; kör ”chmod 600 {path}”.",
    "{n} backup beside it.": "{n} säkerhetskopia bredvid.",
    "{n} backups beside it.": "{n} säkerhetskopior bredvid.",
    "There is no configuration, and none is needed; it would be {path}.": (
        "Det finns ingen konfiguration, och ingen behövs; den skulle vara {path}."
    ),
    "The configuration {path} has no mistakes.": "Konfigurationen {path} har inga fel.",
    "Standard output is no terminal; run this where you read to check it.": (
        "Standard ut är ingen terminal; kör detta där du läser för att kontrollera den."
    ),
    "TERM names no terminal that can show the reader; set it.": (
        "TERM anger ingen terminal som kan visa läsaren; ställ in den."
    ),
    "The terminal is {name}, {width} columns wide.": "Terminalen är {name}, {width} kolumner bred.",
    "The locale is not UTF-8; set LANG to one that is, such as C.UTF-8.": (
        "Språkmiljön är inte UTF-8; sätt LANG till en som är det, till exempel C.UTF-8."
    ),
    "Colours are off, since NO_COLOR is set.": "Färgerna är av, eftersom NO_COLOR är satt.",
    "COLORTERM does not promise all colours; they are brought near.": (
        "COLORTERM utlovar inte alla färger; de visas så nära det går."
    ),
    "All colours are shown, as COLORTERM promises.": "Alla färger visas, som COLORTERM utlovar.",
    "The terminal says nothing of itself within 200 ms; no more was checked.": (
        "Terminalen säger inget om sig själv inom 200 ms; mer kontrollerades inte."
    ),
    "The terminal does not tell how wide it shows characters.": "Terminalen säger inte hur breda tecken den visar.",
    "The terminal shows {signs} too wide; set characters of ambiguous width to narrow in it.": (
        "Terminalen visar {signs} för brett; ställ in att tecken av tvetydig bredd är smala."
    ),
    "The terminal counts other cells for emoji ({signs}); lines that have any may be ragged.": (
        "Terminalen räknar andra celler för emoji ({signs}); rader med sådana kan bli ojämna."
    ),
    "Lines, signs and emoji are as wide as they should be.": "Linjer, tecken och emoji är så breda som de ska vara.",
    "Pictures are off, as the configuration says.": "Bilder är av, som konfigurationen säger.",
    "Pictures are left to the terminal, which does not say it draws any; set pictures = “blocks”.": (
        "Bilder överlåts åt terminalen, som inte säger att den ritar några; ange pictures = ”blocks”."
    ),
    "Pictures are drawn by the terminal itself (kitty's graphics).": (
        "Bilder ritas av terminalen själv (kittys grafik)."
    ),
    "Pictures are drawn in half blocks.": "Bilder ritas i halvblock.",
    "The terminal says it draws kitty's graphics; pictures = “kitty” may show more, or nothing.": (
        "Terminalen säger att den ritar kittys grafik; pictures = ”kitty” kan visa mer, eller inget."
    ),
    "The terminal says it draws sixels, which are not used.": (
        "Terminalen säger att den ritar sixlar, som inte används."
    ),
    "The terminal says of no graphics of its own.": "Terminalen nämner ingen egen grafik.",
    "There is a way out to the network; nobody was asked.": "Det finns en väg ut på nätet; ingen har tillfrågats.",
    "There is no way out to the network; what is stored can be read.": (
        "Det finns ingen väg ut på nätet; det som är sparat går att läsa."
    ),
    "Proxy for {kind}: {url}": "Proxy för {kind}: {url}",
    "{name} leads to {path}, which is not there.": "{name} leder till {path}, som inte finns.",
    "The system's certificates are at {path}.": "Systemets certifikat finns i {path}.",
    "The system has no certificates; only certifi's are trusted.": (
        "Systemet har inga certifikat; bara certifis är betrodda."
    ),
    "also try the way to three of your blogs' servers; no feed is fetched": (
        "pröva också vägen till tre av dina bloggars servrar; inget flöde hämtas"
    ),
    "There is no blog whose server could be tried; nobody was.": (
        "Det finns ingen blogg vars server kunde prövas; ingen prövades."
    ),
    # sources/reach.py
    "{host} is reached through a proxy, which was not asked.": "{host} nås genom en proxy, som inte tillfrågades.",
    "{host} is reached, without encryption (http).": "{host} nås, utan kryptering (http).",
    "{host} is reached, and its certificate is trusted.": "{host} nås, och dess certifikat är betrott.",
    "{host} speaks no TLS that can be used here; is there a login page or a proxy between?": (
        "{host} talar ingen TLS som går att använda här; finns det en inloggningssida eller en proxy emellan?"
    ),
    "The name {host} is not found; check the address, and the network's name server.": (
        "Namnet {host} hittas inte; kontrollera adressen och nätets namnserver."
    ),
    "{host} refuses connections; check the address and its port, or try again later.": (
        "{host} tar inte emot anslutningar; kontrollera adressen och porten, eller försök igen senare."
    ),
    "{host} cannot be reached ({reason}); check the network and any firewall.": (
        "{host} går inte att nå ({reason}); kontrollera nätet och eventuell brandvägg."
    ),
    "The certificate of {host} is out of date; check this computer's clock, else tell its owner.": (
        "Certifikatet för {host} har fel datum; kontrollera datorns klocka, säg annars till ägaren."
    ),
    "The certificate of {host} is for another name; check the address.": (
        "Certifikatet för {host} gäller ett annat namn; kontrollera adressen."
    ),
    "Nobody trusted vouches for the certificate of {host}; if it is your own or your company's, "
    "name its authority with SSL_CERT_FILE.": (
        "Ingen betrodd går i god för certifikatet för {host}; är det ditt eget eller ditt företags, "
        "ange utfärdaren med SSL_CERT_FILE."
    ),
    "{host} does not answer in time; check the network, or try again later.": (
        "{host} svarar inte i tid; kontrollera nätet, eller försök igen senare."
    ),
    # commands/doctor.py
    "Passwords may be kept in the system's keyring (keyring is there).": (
        "Lösenord kan ligga i systemets nyckelring (keyring finns)."
    ),
    "Words are parted by their language (pyphen is there).": "Ord avstavas efter sitt språk (pyphen finns).",
    "Words are not parted; “pip install 'blogtui[hyphenation]'” adds that.": (
        "Ord avstavas inte; ”pip install 'blogtui[hyphenation]'” ger det."
    ),
}
