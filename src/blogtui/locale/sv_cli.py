"""Swedish for the command line and the configuration, module by module; `sv.py` puts the parts together.

Only the words of these modules: a message that several share stands where it comes first in the alphabet.
"""

MESSAGES: dict[str, str] = {
    "No post matches.": "Inget inlägg passar.",
    # cli.py
    "There is no configuration {path}.": "Det finns ingen konfiguration {path}.",
    "Examples:": "Exempel:",
    "Read blogs in the terminal.": "Läs bloggar i terminalen.",
    "blogtui [SOURCE ...] [--category NAME ...] | blogtui COMMAND ...": (
        "blogtui [KÄLLA ...] [--category NAMN ...] | blogtui KOMMANDO ..."
    ),
    "“blogtui COMMAND --help” tells more.": "”blogtui KOMMANDO --help” berättar mer.",
    "commands:": "kommandon:",
    # commands/__init__.py
    "open the reader": "öppna läsaren",
    "subscribe to a feed, a page, a folder of posts or a file": (
        "prenumerera på ett flöde, en sida, en mapp med inlägg eller en fil"
    ),
    "unsubscribe from a blog": "sluta prenumerera på en blogg",
    "list the subscriptions": "lista prenumerationerna",
    "fetch new posts": "hämta nya inlägg",
    "list posts": "lista inlägg",
    "list categories with their counts": "lista kategorier med antal",
    "show one post": "visa ett inlägg",
    "mark posts as read, unread or starred": "markera inlägg som lästa, olästa eller stjärnmärkta",
    "subscribe to every blog of an OPML file": "prenumerera på alla bloggar i en OPML-fil",
    "write the subscriptions as OPML": "skriv ut prenumerationerna som OPML",
    # commands/add.py
    "the address of a feed or page, a folder of posts, or a file": (
        "adressen till ett flöde eller en sida, en mapp med inlägg, eller en fil"
    ),
    "SOURCE": "KÄLLA",
    "what to call it": "vad den ska heta",
    "NAME": "NAMN",
    "which feed of a page that names several, from 1": "vilket flöde på en sida som nämner flera, från 1",
    "{id} {name}: {n} post": "{id} {name}: {n} inlägg",
    "{id} {name}: {n} posts": "{id} {name}: {n} inlägg",
    "That page names several feeds; choose one with --feed N. {choices}": (
        "Sidan nämner flera flöden; välj ett med --feed N. {choices}"
    ),
    # commands/arguments.py
    "arguments": "argument",
    "options": "flaggor",
    "everywhere": "överallt",
    "another library": "ett annat bibliotek",
    "FILE": "FIL",
    "another configuration": "en annan konfiguration",
    "the language of the program": "programmets språk",
    "JSON Lines: one object a line": "JSON Lines: ett objekt per rad",
    "addresses, folders or files to read without subscribing; the library when there is none": (
        "adresser, mappar eller filer att läsa utan att prenumerera; annars biblioteket"
    ),
    "only posts in it; again for “or”": "bara inlägg i den; flera gånger för ”eller”",
    "only this blog, by number or name": "bara den här bloggen, efter nummer eller namn",
    "BLOG": "BLOGG",
    "only posts by them": "bara inlägg av den personen",
    "only unread posts": "bara olästa inlägg",
    "only starred posts": "bara stjärnmärkta inlägg",
    "a year, a month, a day, or 30d for the last 30 days": (
        "ett år, en månad, en dag, eller 30d för de senaste 30 dagarna"
    ),
    "published on or after: {dates}": "publicerade den dagen eller senare: {dates}",
    "DATE": "DATUM",
    "published on or before": "publicerade den dagen eller tidigare",
    "a query: words, “a phrase”, is:unread, author:NAME, -not, OR, ( )": (
        "en fråga: ord, ”en fras”, är:oläst, författare:NAMN, -inte, OR, ( )"
    ),
    "QUERY": "SÖKORD",
    "“{text}” is no date; write 2018, 2018-10, 2018-10-04 or 30d": (
        "”{text}” är inget datum; skriv 2018, 2018-10, 2018-10-04 eller 30d"
    ),
    "“{text}” is no whole number": "”{text}” är inget heltal",
    # commands/blogs.py
    "No blogs yet; “blogtui add SOURCE” subscribes to one.": (
        "Inga bloggar än; ”blogtui add KÄLLA” prenumererar på en."
    ),
    "Blog": "Blogg",
    "Posts": "Inlägg",
    "Unread": "Olästa",
    "Checked": "Hämtad",
    "Next check": "Nästa gång",
    "Problem": "Problem",
    "never": "aldrig",
    # commands/export_opml.py
    "opml, a list of subscriptions": "opml, en lista med prenumerationer",
    "the file to write; standard output when there is none": "filen att skriva; annars standard ut",
    "{path} cannot be written: {reason}.": "{path} kan inte skrivas: {reason}.",
    # commands/import_opml.py
    "an OPML file, as other readers export it": "en OPML-fil, så som andra läsare exporterar den",
    "{n} blog in the list, {added} of them new.": "{n} blogg i listan, {added} ny.",
    "{n} blogs in the list, {added} of them new.": "{n} bloggar i listan, {added} nya.",
    # commands/mark.py
    "read, unread, star or unstar": ("read (läst), unread (oläst), star (stjärna) eller unstar (ingen stjärna)"),
    "MARK": "MÄRKE",
    "numbers from “blogtui posts”, or addresses": "nummer från ”blogtui posts”, eller adresser",
    "POST": "INLÄGG",
    "{n} post changed": "{n} inlägg ändrat",
    "{n} posts changed": "{n} inlägg ändrade",
    # commands/misuse.py
    "usage: ": "användning: ",
    "“{command} --help” tells more.": "”{command} --help” berättar mer.",
    "show this help": "visa den här hjälpen",
    # commands/posts.py
    "newest first, or else": "nyast först, eller så här",
    "at most so many; 0 for all, {n} on a terminal": "högst så många; 0 för alla, {n} på en terminal",
    "{n} of {count} posts; --limit 0 shows all.": "{n} av {count} inlägg; --limit 0 visar alla.",
    "untitled": "utan rubrik",
    # commands/reader.py
    "addresses, folders or files to read without subscribing": (
        "adresser, mappar eller filer att läsa utan att prenumerera"
    ),
    "begin with these categories": "börja med de här kategorierna",
    "show the version": "visa versionen",
    "The reader needs a terminal; “blogtui posts” lists posts anywhere.": (
        "Läsaren behöver en terminal; ”blogtui posts” listar inlägg var som helst."
    ),
    "There is no command “{name}”; did you mean “{near}”?": ("Det finns inget kommando ”{name}”; menade du ”{near}”?"),
    # commands/refresh.py
    "only these, by number or name": "bara de här, efter nummer eller namn",
    "also those that are not due yet": "också de vars tid inte är inne än",
    "{blog}: {reason}": "{blog}: {reason}",
    "It cannot be fetched.": "Den kan inte hämtas.",
    "{n} new": "nya: {n}",
    "{n} changed": "ändrade: {n}",
    "nothing new": "inget nytt",
    # commands/remove.py
    "a number or name from “blogtui blogs”": "ett nummer eller namn från ”blogtui blogs”",
    "do not ask": "fråga inte",
    "Nothing was removed.": "Inget togs bort.",
    "Removed {name}; adding it again brings back what was read.": (
        "Tog bort {name}; lägg till den igen, så kommer det lästa tillbaka."
    ),
    "Unsubscribe from {name}? [y/N]": "Sluta prenumerera på {name}? [j/N]",
    # commands/session.py
    "{source} names several feeds; this is {url}.": "{source} nämner flera flöden; det här är {url}.",
    # commands/show.py
    "a number from “blogtui posts”, a post's address, or a file": (
        "ett nummer från ”blogtui posts”, ett inläggs adress, eller en fil"
    ),
    "terminal on a terminal, else text": "terminal på en terminal, annars text",
    "cells to lay it out in": "så många tecken brett",
    "There is no post in {path}.": "Det finns inget inlägg i {path}.",
    "There is no post “{name}”; “blogtui posts” lists them.": (
        "Det finns inget inlägg ”{name}”; ”blogtui posts” listar dem."
    ),
    "By {authors}": "Av {authors}",
    "{n} comment": "{n} kommentar",
    "{n} comments": "{n} kommentarer",
    "about {n} min": "ca {n} min",
    # config.py
    "it is no UTF-8 text": "det är ingen text i UTF-8",
    "{path} cannot be read: {reason}.": "{path} kan inte läsas: {reason}.",
    "{file} is no TOML and was left out: {reason}.": "{file} är ingen TOML och hoppades över: {reason}.",
    "{file}, line {line}": "{file}, rad {line}",
    "there is no setting “{name}”; did you mean “{near}”?": (
        "det finns ingen inställning ”{name}”; menade du ”{near}”?"
    ),
    "there is no setting “{name}”; there are {names}.": (
        "det finns ingen inställning ”{name}”; de som finns är {names}."
    ),
    "“login” must be a table: [[login]], with url, user, and password_command or keyring.": (
        "”login” måste vara en tabell: [[login]], med url, user och password_command eller keyring."
    ),
    "a password does not stand in a configuration; give a “password_command” or “keyring = true”.": (
        "ett lösenord står inte i en konfiguration; ange ett ”password_command” eller ”keyring = true”."
    ),
    "a login has a url, a user, either a password_command or keyring, and nothing else.": (
        "en inloggning har url, user, antingen password_command eller keyring, och inget annat."
    ),
    "a login's “keyring” must be true or the name of a service in the keyring.": (
        "en inloggnings ”keyring” måste vara true eller namnet på en tjänst i nyckelringen."
    ),
    "a login's “url” must be a web address without a user name.": (
        "en inloggnings ”url” måste vara en webbadress utan användarnamn."
    ),
    "a login's “user” must be text without a colon.": "en inloggnings ”user” måste vara text utan kolon.",
    "a login's “password_command” must be a program and its arguments.": (
        "en inloggnings ”password_command” måste vara ett program och dess argument."
    ),
    "The password command “{name}” cannot be run.": "Lösenordskommandot ”{name}” går inte att köra.",
    "The password command “{name}” gave no password.": "Lösenordskommandot ”{name}” gav inget lösenord.",
    "The system's keyring does not answer; unlock it and try again.": (
        "Systemets nyckelring svarar inte; lås upp den och försök igen."
    ),
    "Passwords in a keyring need “pip install 'blogtui[keyring]'”.": (
        "Lösenord i en nyckelring kräver ”pip install 'blogtui[keyring]'”."
    ),
    "This system has no keyring that can be asked; use a “password_command” instead.": (
        "Systemet har ingen nyckelring som går att fråga; använd ett ”password_command” i stället."
    ),
    "The system's keyring is locked or cannot be read; unlock it and try again.": (
        "Systemets nyckelring är låst eller går inte att läsa; lås upp den och försök igen."
    ),
    "The keyring keeps no such password; run “keyring set {name} {user}”.": (
        "Nyckelringen har inget sådant lösenord; kör ”keyring set {name} {user}”."
    ),
    "“{name}” must be one of {choices}.": "”{name}” måste vara något av {choices}.",
    "“{name}” must be a number from {low} to {high}.": "”{name}” måste vara ett tal från {low} till {high}.",
    "“{name}” must be true or false.": "”{name}” måste vara true eller false.",
    "“{name}” must be text in quotes.": "”{name}” måste vara text inom citattecken.",
    # dates.py
    "no date": "okänt datum",
    "today": "i dag",
    "today {time}": "i dag {time}",
    "yesterday": "i går",
    "yesterday {time}": "i går {time}",
    "{n} day ago": "för {n} dag sedan",
    "{n} days ago": "för {n} dagar sedan",
    # export/opml.py
    "{name} is a folder or file on this computer and was left out.": (
        "{name} är en mapp eller fil på den här datorn och lämnades utanför."
    ),
    "the whole post, fetched from its page where the feed has only a part of it": (
        "hela inlägget, hämtat från dess sida där flödet bara har en del av det"
    ),
    # commands/add.py
    "The user name in the address was not kept; give it as a [[login]] in config.toml.": (
        "Användarnamnet i adressen sparades inte; ange det som [[login]] i config.toml."
    ),
}
