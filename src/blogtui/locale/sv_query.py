"""Swedish for the query language: what is told of a query that was probably meant otherwise."""

MESSAGES: dict[str, str] = {
    # commands/arguments.py
    "“{part}”: {sentence}": "”{part}”: {sentence}",
    # parse/query.py
    "So many parentheses within each other are not taken.": "Så många parenteser i varandra går inte.",
    "OR stands between two things to search for.": "OR står mellan två saker att söka efter.",
    "This parenthesis is never closed.": "Den här parentesen har inget slut.",
    "This parenthesis was never opened.": "Den här parentesen har ingen början.",
    "This quotation mark has no closing one.": "Det här citattecknet har inget slut.",
    "More than {n} things at once are not searched for; this is left out.": (
        "Det går att söka efter högst {n} saker på en gång; det här är inte med."
    ),
    "There is no “{name}:”; did you mean “{near}:”?": "”{name}:” finns inte; menade du ”{near}:”?",
    "{name}: takes a name, right after the colon.": "{name}: tar ett namn, direkt efter kolonet.",
    "{name}: takes a blog's name or its number, right after the colon.": (
        "{name}: tar en bloggs namn eller nummer, direkt efter kolonet."
    ),
    "{name}: takes a word, or several between quotation marks.": ("{name}: tar ett ord, eller flera inom citattecken."),
    "{name}: takes unread, read, starred, changed or half-read.": (
        "{name}: tar oläst, läst, stjärnmärkt, ändrad eller halvläst."
    ),
    "{name}: takes image, comments, audio or video.": "{name}: tar bild, kommentarer, ljud eller video.",
    "{name}: takes a time such as 12h, 30d, 2w, 6m or 1y.": "{name}: tar en tid som 12t, 30d, 2v, 6m eller 1å.",
    "{name}: takes a number, as in <5, >=10 or 3..8.": "{name}: tar ett antal, som i <5, >=10 eller 3..8.",
    "{name}: takes the code of a language, such as sv or en.": "{name}: tar koden för ett språk, som sv eller en.",
    "{name}: takes a date: 2018, 2018-10, 2018-10-04 or 30d.": (
        "{name}: tar ett datum: 2018, 2018-10, 2018-10-04 eller 30d."
    ),
}
