"""Swedish for the picture of a blog, module by module."""

MESSAGES: dict[str, str] = {
    # commands/blogs.py
    "only these, or a picture of only these, by number or name": (
        "bara de här, eller en bild av bara de här, efter nummer eller namn"
    ),
    "a picture of each: how much it posts and when, about what, by whom and how long": (
        "en bild av var och en: hur mycket den skriver och när, om vad, av vem och hur långt"
    ),
    # layout/stats.py
    "Posts a month": "Inlägg per månad",
    "{n} unread": "{n} olästa",
    "all read": "alla lästa",
    "{n} starred": "{n} stjärnmärkta",
    "How often, how long": "Hur ofta, hur långt",
    "Days of the week": "Veckodagar",
    "unread/posts": "olästa/inlägg",
    "Authors": "Författare",
    "and {n} more": "och {n} till",
    # layout/rhythm.py
    "When": "När",
    "no post here has a date": "inget inlägg här har ett datum",
    "How often": "Hur ofta",
    "{posts} in the last year; {rate} until then": "{posts} det senaste året; {rate} dessförinnan",
    "none in the last year; {rate} until then": "inget det senaste året; {rate} dessförinnan",
    "{posts} in {days}": "{posts} på {days}",
    "{n} day": "{n} dag",
    "{n} days": "{n} dagar",
    "about {n} post a day": "ungefär {n} inlägg om dagen",
    "about {n} posts a day": "ungefär {n} inlägg om dagen",
    "about {n} post a week": "ungefär {n} inlägg i veckan",
    "about {n} posts a week": "ungefär {n} inlägg i veckan",
    "about {n} post a month": "ungefär {n} inlägg i månaden",
    "about {n} posts a month": "ungefär {n} inlägg i månaden",
    "about {n} post a year": "ungefär {n} inlägg om året",
    "about {n} posts a year": "ungefär {n} inlägg om året",
    "First post": "Första inlägget",
    "Last post": "Senaste inlägget",
    "Longest silence": "Längsta tystnad",
    "Without a date": "Utan datum",
    "none named": "inga nämnda",
    "{n} month": "{n} månad",
    "{n} months": "{n} månader",
    "{n} year": "{n} år",
    "{n} years": "{n} år",
    "{ago}, {date}": "{ago}, {date}",
    "{n} month ago": "för {n} månad sedan",
    "{n} months ago": "för {n} månader sedan",
    "{n} year ago": "för {n} år sedan",
    "{n} years ago": "för {n} år sedan",
    "{days}, and it goes on": "{days}, och den varar än",
    "{days}, {first} to {last}": "{days}, {first} till {last}",
    "Median length": "Medianlängd",
    "unknown: no post here has a text": "okänd: inget inlägg här har någon text",
    "at most 1 min, {words} words": "högst 1 min, {words} ord",
    "{n} min, about {words} words": "{n} min, ungefär {words} ord",
    "unknown: nothing here tells": "okänt: inget här berättar det",
    "{comments} to {n} post": "{comments} till {n} inlägg",
    "{comments} to {n} posts": "{comments} till {n} inlägg",
    # ui/screens/figures.py
    "{category} in {blog}": "{category} i {blog}",
    # ui/screens/stats.py
    "Esc closes · Enter shows the posts · j k h l move": "Esc stänger · Enter visar inläggen · j k h l flyttar",
}
