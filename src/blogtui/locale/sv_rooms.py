"""Swedish for what the rooms below say: library, sources, parsing and storage, module by module.

Mostly failures: what failed, on what, and what to do about it.
"""

MESSAGES: dict[str, str] = {
    # library.py
    "Several blogs answer to “{name}”: {names}; give its number.": (
        "Flera bloggar passar in på ”{name}”: {names}; ange numret."
    ),
    "There is no blog “{name}”; “blogtui blogs” lists them.": (
        "Det finns ingen blogg ”{name}”; ”blogtui blogs” listar dem."
    ),
    # parse/feed.py
    "The feed is not well-formed; what could be read is shown.": (
        "Flödet är inte korrekt skrivet; det som gick att läsa visas."
    ),
    # parse/jsonfeed.py
    "{name} is JSON but no feed.": "{name} är JSON men inget flöde.",
    "{name} is nested too deeply to be read.": "{name} har för många nivåer för att kunna läsas.",
    "{name} is malformed JSON.": "{name} är felaktig JSON.",
    # parse/opml.py
    "{n} address had a user name or password in it, which was not kept ({hosts}); "
    "give it as a [[login]] in config.toml.": (
        "{n} adress innehöll användarnamn eller lösenord, som inte sparades ({hosts}); "
        "ange det som [[login]] i config.toml."
    ),
    "{n} addresses had a user name or password in them, which were not kept ({hosts}); "
    "give them as [[login]] in config.toml.": (
        "{n} adresser innehöll användarnamn eller lösenord, som inte sparades ({hosts}); "
        "ange dem som [[login]] i config.toml."
    ),
    "The list is not well-formed; what could be read of it is taken.": (
        "Listan är inte välformad; det som gick att läsa är med."
    ),
    "{name} has no web address and was left out.": "{name} har ingen webbadress och utelämnades.",
    "This is no list of subscriptions (OPML).": "Det här är ingen lista med prenumerationer (OPML).",
    "The list declares entities of its own and is not read, for safety.": (
        "Listan definierar egna entiteter och läses inte, av säkerhetsskäl."
    ),
    # parse/sniff.py
    "{name} is empty.": "{name} är tom.",
    "{name} is neither text nor a feed.": "{name} är varken text eller ett flöde.",
    "{name} is a list of subscriptions; import it with “blogtui import”.": (
        "{name} är en lista med prenumerationer; importera den med ”blogtui import”."
    ),
    "{name} is a web page, not a feed.": "{name} är en webbsida, inte ett flöde.",
    "{name} holds no feed.": "{name} innehåller inget flöde.",
    "{name} answered with a check for robots instead of its content.": (
        "{name} svarade med en robotkontroll i stället för sitt innehåll."
    ),
    "{name} answered with a login page instead of its content.": (
        "{name} svarade med en inloggningssida i stället för sitt innehåll."
    ),
    # parse/source.py
    "{name} could not be read.": "{name} kunde inte läsas.",
    # parse/unpack.py
    "{name} unpacks to more than {size} MB.": "{name} blir mer än {size} MB uppackad.",
    # refresh.py
    "There is no post to read in {folder}.": "Det finns inget inlägg att läsa i {folder}.",
    "There is no feed number {n} on that page.": "Det finns inget flöde nummer {n} på den sidan.",
    "That page names several feeds; choose one of them.": "Sidan nämner flera flöden; välj ett av dem.",
    # sources/files.py
    "{path} is larger than {size} MB.": "{path} är större än {size} MB.",
    "{path} is no regular file.": "{path} är ingen vanlig fil.",
    # sources/http.py
    "{host} redirects more than {n} times.": "{host} skickar vidare mer än {n} gånger.",
    "{host} does not answer within {seconds} s.": "{host} svarar inte inom {seconds} s.",
    "{host} cannot be read over HTTP.": "{host} kan inte läsas över HTTP.",
    "{host} sent more than {size} MB.": "{host} skickade mer än {size} MB.",
    "{host} packed its answer in a way that was not asked for.": (
        "{host} packade sitt svar på ett sätt som ingen bett om."
    ),
    "{host} broke off in the middle of its answer.": "{host} avbröt sig mitt i svaret.",
    "{host} sent damaged data.": "{host} skickade skadade data.",
    "{host} redirects to something that is no web address.": (
        "{host} skickar vidare till något som inte är en webbadress."
    ),
    "{host} says that this feed is gone for good.": "{host} säger att flödet är borta för gott.",
    "{host} does not let us in ({status}).": "{host} släpper inte in oss ({status}).",
    "{host} has nothing at that address (404).": "{host} har inget på den adressen (404).",
    "{host} asks us to wait until {time} ({status}).": "{host} ber oss vänta till {time} ({status}).",
    "There is no network, or no name server answers.": "Det finns inget nät, eller så svarar ingen namnserver.",
    # sources/turns.py
    "{host} asks us to wait until {time}.": "{host} ber oss vänta till {time}.",
    "{host} answers with an error ({status}).": "{host} svarar med ett fel ({status}).",
    "{host} has a certificate that cannot be trusted: {reason}.": (
        "{host} har ett certifikat som inte går att lita på: {reason}."
    ),
    "A secure connection to {host} failed.": "Det gick inte att ansluta säkert till {host}.",
    "{host} does not answer in time.": "{host} svarar inte i tid.",
    "There is no host {host}, or no network.": "Det finns ingen server {host}, eller inget nät.",
    "{host} does not answer: the connection was refused or lost.": (
        "{host} svarar inte: anslutningen nekades eller bröts."
    ),
    # sources/locate.py
    "“{source}” cannot be read: only http and https addresses, folders and files.": (
        "”{source}” kan inte läsas: bara http- och https-adresser, mappar och filer."
    ),
    "There is no file or folder “{source}”.": "Det finns ingen fil eller mapp ”{source}”.",
    "“{source}” is not an address that can be fetched.": "”{source}” är ingen adress som går att hämta.",
    # sources/politeness.py
    "It is gone; refresh it by name to ask again.": ("Den är borta; uppdatera den med namn för att fråga igen."),
    "Asked a short while ago; next time in {minutes} min.": (
        "Hämtad för en liten stund sedan; nästa gång om {minutes} min."
    ),
    # paths.py
    "There is no home folder to keep the library in; name a file with --library or BLOGTUI_LIBRARY.": (
        "Det finns ingen hemmapp att ha biblioteket i; ange en fil med --library eller BLOGTUI_LIBRARY."
    ),
    # store/connection.py
    "{path} was written by a newer blogtui (library version {version}); please update blogtui.": (
        "{path} är skriven av en nyare blogtui (biblioteksversion {version}); uppgradera blogtui."
    ),
    "{path} cannot be used as a library: {reason}.": "{path} kan inte användas som bibliotek: {reason}.",
    "{path} is no library and was left as it is; name another with --library, or move it away.": (
        "{path} är inget bibliotek och lämnades som den är; ange en annan med --library, eller flytta undan den."
    ),
    "{path} is the database of another program and was left as it is.": (
        "{path} är ett annat programs databas och lämnades som den är."
    ),
    "The library {path} is damaged.": "Biblioteket {path} är skadat.",
    "The library {path} is busy in another program; try again in a moment.": (
        "Biblioteket {path} är upptaget av ett annat program; försök igen om en stund."
    ),
    "The disk with {path} is full; what was stored before is intact.": (
        "Disken med {path} är full; det som redan var sparat är oskadat."
    ),
    "The library {path} may not be written to.": "Det går inte att skriva i biblioteket {path}.",
    "The library {path} cannot be used: {reason}.": "Biblioteket {path} kan inte användas: {reason}.",
    # store/backup.py
    "No backup could be made in {folder}: {reason}.": "Det gick inte att säkerhetskopiera till {folder}: {reason}.",
    # store/recovery.py
    "The library {path} is damaged and open in another program; close that and try again.": (
        "Biblioteket {path} är skadat och öppet i ett annat program; stäng det och försök igen."
    ),
    "The library {path} is damaged, and no new one can be made: {reason}.": (
        "Biblioteket {path} är skadat, och det går inte att göra ett nytt: {reason}."
    ),
    "The library was found empty. Its blogs and marks are those of the backup of {date}; refreshing brings the posts "
    "back.": (
        "Biblioteket var tomt. Bloggar och markeringar är de som fanns i säkerhetskopian från {date}; en uppdatering "
        "hämtar tillbaka inläggen."
    ),
    "The library was damaged and is kept as {aside}. There was no backup to go on from.": (
        "Biblioteket var skadat och finns kvar som {aside}. Det fanns ingen säkerhetskopia att gå vidare från."
    ),
    "The library was damaged and is kept as {aside}. Blogs and marks are those of the backup of {date}; refreshing "
    "brings the posts back.": (
        "Biblioteket var skadat och finns kvar som {aside}. Bloggar och markeringar är de som fanns i säkerhetskopian "
        "från {date}; en uppdatering hämtar tillbaka inläggen."
    ),
    # worker.py
    "{name} takes more than {seconds} s to read and was left.": "{name} tar mer än {seconds} s att läsa och lämnades.",
    "{name} is too much to read and was left.": "{name} är för mycket att läsa och lämnades.",
    # refresh.py
    "The page names no feed; one was found at {url}.": "Sidan nämner inget flöde; ett fanns på {url}.",
    "It has moved to {url}, and is fetched from there now.": "Den har flyttat till {url} och hämtas därifrån nu.",
    # sources/pictures.py
    "{host} does not give this picture ({status}).": "{host} lämnar inte ut bilden ({status}).",
    "{host} sent no picture.": "{host} skickade ingen bild.",
    "The picture inside the post is cut off or too large.": "Bilden i inlägget är avkortad eller för stor.",
    "{name} lies outside the blog's folder.": "{name} ligger utanför bloggens mapp.",
    "{host} is in a private network and was not asked.": "{host} finns i ett privat nät och tillfrågades inte.",
    # parse/picture.py
    "{name} is larger than {size} MB.": "{name} är större än {size} MB.",
    "{name} is a vector drawing (SVG), which is not drawn here.": (
        "{name} är en vektorteckning (SVG), som inte ritas här."
    ),
    "{name} has more than {n} megapixels and is not shown.": "{name} har mer än {n} megapixlar och visas inte.",
    "{name} is no picture that can be shown.": "{name} är ingen bild som går att visa.",
    # full_text.py
    "This post has no page on the web.": "Det här inlägget har ingen sida på webben.",
    "{host} says that this page is gone for good.": "{host} säger att sidan är borta för gott.",
    "What {host} answers with is not about this post; the feed's text stays.": (
        "Det {host} svarar handlar inte om det här inlägget; flödets text står kvar."
    ),
    "The page at {host} holds no more than the feed.": "Sidan hos {host} innehåller inte mer än flödet.",
    # parse/source.py
    "What {name} has there is no web page; o opens it in the browser.": (
        "Det {name} har där är ingen webbsida; o öppnar det i webbläsaren."
    ),
    "The page at {name} has no text; o opens it in the browser.": (
        "Sidan hos {name} har ingen text; o öppnar den i webbläsaren."
    ),
}
