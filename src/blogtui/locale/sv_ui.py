"""Swedish for the reader: actions, screens, panes and the welcome blog, module by module.

Keys that are named in a message are those of `actions.py`.
"""

MESSAGES: dict[str, str] = {
    # actions.py
    "The whole post": "Hela inlägget",
    "Fetch what the feed cut off from the post's page; again: back to the feed's text": (
        "Hämta det som flödet utelämnat från inläggets sida; en gång till: tillbaka till flödets text"
    ),
    "Always the whole posts": "Alltid hela inlägg",
    "Fetch the page of every post of this blog that you open, or no longer": (
        "Hämta sidan för varje inlägg i den här bloggen som du öppnar, eller sluta med det"
    ),
    "Moving about": "Flytta dig",
    "Finding": "Hitta",
    "The post": "Inlägget",
    "Blogs": "Bloggar",
    "The program": "Programmet",
    "Down": "Ned",
    "One line or post down": "En rad eller ett inlägg ned",
    "Up": "Upp",
    "One line or post up": "En rad eller ett inlägg upp",
    "Page down": "Sida ned",
    "A screenful on": "En skärmsida framåt",
    "Page up": "Sida upp",
    "A screenful back": "En skärmsida bakåt",
    "Half a page down": "Halv sida ned",
    "Half a screenful on": "En halv skärmsida framåt",
    "Half a page up": "Halv sida upp",
    "Half a screenful back": "En halv skärmsida bakåt",
    "Top": "Överst",
    "To the first line": "Till första raden",
    "End": "Nederst",
    "To the last line": "Till sista raden",
    "Open": "Öppna",
    "Open what is chosen: a blog's posts, or the post itself": (
        "Öppna det valda: en bloggs inlägg, eller själva inlägget"
    ),
    "Left": "Vänster",
    "To the pane on the left": "Till rutan åt vänster",
    "Right": "Höger",
    "To the pane on the right": "Till rutan åt höger",
    "Next pane": "Nästa ruta",
    "Round the panes": "Runt bland rutorna",
    "Previous pane": "Föregående ruta",
    "Round the panes, backwards": "Runt bland rutorna, baklänges",
    "Back": "Tillbaka",
    "Clear the filter, or go back a pane": "Rensa filtret, eller gå tillbaka en ruta",
    "Next post": "Nästa inlägg",
    "The next post, also from inside the article": "Nästa inlägg, också inifrån artikeln",
    "Previous post": "Föregående inlägg",
    "The previous post": "Föregående inlägg",
    "Next unread": "Nästa olästa",
    "The next unread post": "Nästa olästa inlägg",
    "Previous unread": "Föregående olästa",
    "The previous unread post": "Föregående olästa inlägg",
    "Category": "Kategori",
    "Filter by category: type to narrow, Space chooses several, Enter applies": (
        "Filtrera på kategori: skriv för att snäva in, mellanslag väljer flera, Enter visar dem"
    ),
    "Search": "Sök",
    "Search titles, categories and texts; in a post, its words": (
        "Sök i rubriker, kategorier och texter; i ett inlägg, dess ord"
    ),
    "Only unread": "Bara olästa",
    "Show only unread posts, or all again": "Visa bara olästa inlägg, eller alla igen",
    "Only starred": "Bara stjärnmärkta",
    "Show only starred posts, or all again": "Visa bara stjärnmärkta inlägg, eller alla igen",
    "Star": "Stjärna",
    "Star the post, or take the star away": "Stjärnmärk inlägget, eller ta bort stjärnan",
    "Read or unread": "Läst eller oläst",
    "Mark the post as read, or as unread": "Markera inlägget som läst, eller som oläst",
    "Open in the browser": "Öppna i webbläsaren",
    "Open the post's page in the browser": "Öppna inläggets sida i webbläsaren",
    "Copy the link": "Kopiera länken",
    "Copy the post's address": "Kopiera inläggets adress",
    "Follow a link": "Följ en länk",
    "Letters appear at links, notes, authors and categories; type one to follow it": (
        "Länkar, noter, författare och kategorier får bokstäver; skriv en för att följa den"
    ),
    "Contents": "Innehåll",
    "The headings of the post, to jump to": "Inläggets rubriker, att hoppa till",
    "Copy the post": "Kopiera inlägget",
    "Copy the whole post as Markdown": "Kopiera hela inlägget som Markdown",
    "Shorter lines": "Kortare rader",
    "Make the lines of text shorter": "Gör textens rader kortare",
    "Longer lines": "Längre rader",
    "Make the lines of text longer": "Gör textens rader längre",
    "The post alone": "Bara inlägget",
    "The picture in view, as large as it fits; on a blog or category: its posts in figures": (
        "Bilden här, så stor den får plats; på en blogg eller kategori: dess inlägg i siffror"
    ),
    "Unfold": "Fäll ut",
    "Unfold the folded parts in view, or fold them again; in the side pane, a blog's categories": (
        "Fäll ut de hopfällda delarna i rutan, eller fäll ihop dem; i sidofältet en bloggs kategorier"
    ),
    "Stand on a blog to unfold its categories.": "Ställ dig på en blogg för att fälla ut dess kategorier.",
    "No hit in the text itself; {key} goes to the next post.": (
        "Ingen träff i själva texten; {key} går till nästa inlägg."
    ),
    "No post of this blog has a category.": "Inget inlägg i bloggen har någon kategori.",
    "Code to the left": "Koden åt vänster",
    "Code to the right": "Koden åt höger",
    "Show what long lines of code hide on the right": "Visa det som långa kodrader döljer till höger",
    "Move long lines of code back, until they are wrapped again": "Flytta tillbaka långa kodrader, tills de bryts igen",
    "Show the post alone, or everything again": "Visa bara inlägget, eller allt igen",
    "Back along your way, as in a browser": "Tillbaka den väg du kom, som i en webbläsare",
    "Forward": "Framåt",
    "Forward again along that way": "Framåt igen längs den vägen",
    "Comments": "Kommentarer",
    "Read or write comments in the browser": "Läs kommentarer, eller kommentera, i webbläsaren",
    "Mark all as read": "Markera alla som lästa",
    "Mark every post in the list as read; asks first": "Markera alla inlägg i listan som lästa; frågar först",
    "Undo": "Ångra",
    "Take back the last change, also one from before a restart": (
        "Ta tillbaka den senaste ändringen, även en från förra gången"
    ),
    "Redo": "Gör om",
    "Do again what was taken back": "Gör om det som togs tillbaka",
    "Refresh the blog": "Uppdatera bloggen",
    "Fetch new posts of this blog": "Hämta bloggens nya inlägg",
    "Refresh all": "Uppdatera alla",
    "Fetch new posts of every blog": "Hämta alla bloggars nya inlägg",
    "Add a blog": "Lägg till en blogg",
    "Subscribe to an address, a folder of posts or a file": (
        "Prenumerera på en adress, en mapp med inlägg eller en fil"
    ),
    "Remove the blog": "Ta bort bloggen",
    "Unsubscribe from the blog; asks first": "Sluta prenumerera på bloggen; frågar först",
    "All keys": "Alla tangenter",
    "Every key and what it does": "Alla tangenter och vad de gör",
    "Commands": "Kommandon",
    "Find something to do by its name": "Sök fram ett kommando efter dess namn",
    "Quit": "Avsluta",
    "Leave; everything stays where it is": "Avsluta; allt står kvar där det är",
    # layout/blocks.py
    "Image": "Bild",
    "Embedded": "Inbäddat",
    # ui/masthead.py
    "Comment": "Kommentera",
    # ui/screens/ask.py
    "Enter goes on · Esc leaves": "Enter går vidare · Esc avbryter",
    "Enter or y: yes · Esc or n: no": "Enter eller y: ja · Esc eller n: nej",
    # ui/screens/base.py
    "Choose a post with {key} to read it here.": "Välj ett inlägg med {key} för att läsa det här.",
    "{percent} % · {n} min left": "{percent} % · {n} min kvar",
    "A mistake in blogtui itself: {reason}": "Ett fel i blogtui självt: {reason}",
    "All posts": "Alla inlägg",
    "No post of this blog matches the filter.\n\n{key} clears it.": (
        "Inget inlägg i den här bloggen passar filtret.\n\n{key} rensar det."
    ),
    "No post matches this filter.\n\n{key} clears it.": "Inget inlägg passar filtret.\n\n{key} rensar det.",
    "There is no blog here yet.\n\nPress {key} and give an address, a folder or a file.": (
        "Här finns ingen blogg än.\n\nTryck på {key} och ange en adress, en mapp eller en fil."
    ),
    "This blog has no posts yet.\n\nPress {key} to fetch it.": (
        "Bloggen har inga inlägg än.\n\nTryck på {key} för att hämta den."
    ),
    "{n} post": "{n} inlägg",
    "{n} posts": "{n} inlägg",
    "{counts}, {n} unread": "{counts}, {n} olästa",
    # ui/screens/finding.py
    "No post here has a category.": "Inget inlägg här har någon kategori.",
    "Filter by category": "Filtrera på kategori",
    "{unread} unread of {posts}": "{unread} olästa av {posts}",
    "this post · {counts}": "det här inlägget · {counts}",
    # ui/screens/help.py
    "{down} and {up} scroll · Esc closes": "{down} och {up} rullar · Esc stänger",
    # ui/screens/main.py
    "What would you like to do?": "Vad vill du göra?",
    # ui/screens/inside.py
    "No post is open.": "Inget inlägg är öppet.",
    "This post has no headings.": "Inlägget har inga rubriker.",
    "There is nothing to follow in view.": "Det finns inget att följa i det som syns.",
    "Type a letter to follow · capital: in the browser · Tab: every link of the post": (
        "Skriv en bokstav för att följa · versal: i webbläsaren · Tabb: alla inläggets länkar"
    ),
    "Links": "Länkar",
    "This post has no links.": "Inlägget har inga länkar.",
    "The post has no such place.": "Inlägget har ingen sådan plats.",
    "Not found: {words}": "Hittades inte: {words}",
    "Hits show as you type · Enter keeps them, then {next} and {previous} · Esc leaves": (
        "Träffarna visas medan du skriver · Enter behåller dem, sedan {next} och {previous} · Esc avbryter"
    ),
    "Find in this post": "Sök i inlägget",
    "{place} of {n} hit": "{place} av {n} träff",
    "{place} of {n} hits": "{place} av {n} träffar",
    "Lines of at most {n} characters.": "Rader på högst {n} tecken.",
    "Copied the post as Markdown.": "Kopierade inlägget som Markdown.",
    "Copied {n} word.": "Kopierade {n} ord.",
    "Copied {n} words.": "Kopierade {n} ord.",
    # ui/screens/note.py
    "Esc back to the text · {key} follows a link": "Esc tillbaka till texten · {key} följer en länk",
    # ui/screens/opening.py
    "That was the beginning of your way.": "Det var början på din väg.",
    "That was the end of your way.": "Det var slutet på din väg.",
    # ui/screens/pick.py
    "Nothing matches.": "Inget passar.",
    "Type to narrow · Space chooses several · Enter applies · Esc leaves": (
        "Skriv för att snäva in · Mellanslag väljer flera · Enter visar dem · Esc avbryter"
    ),
    "Type to narrow · Enter chooses · Esc leaves": "Skriv för att snäva in · Enter väljer · Esc avbryter",
    # ui/screens/reading.py
    "No post is chosen.": "Inget inlägg är valt.",
    "Everything in this list is read already.": "Allt i listan är redan läst.",
    "Mark {n} post as read?": "Markera {n} inlägg som läst?",
    "Mark {n} posts as read?": "Markera {n} inlägg som lästa?",
    "{n} post marked as read": "{n} inlägg markerat som läst",
    "{n} posts marked as read": "{n} inlägg markerade som lästa",
    "That was the last post.": "Det var det sista inlägget.",
    "That was the first post.": "Det var det första inlägget.",
    "There is no other unread post in this list.": "Det finns inget mer oläst inlägg i listan.",
    "Opened {url}": "Öppnade {url}",
    "No browser was found; the address is copied: {url}": ("Ingen webbläsare hittades; adressen är kopierad: {url}"),
    "This post has no address.": "Inlägget har ingen adress.",
    "This post has no address to comment at.": "Inlägget har ingen adress att kommentera på.",
    "Copied {url}": "Kopierade {url}",
    # ui/screens/subscribing.py
    "No blog is chosen.": "Ingen blogg är vald.",
    "There is no blog to refresh; press {key} to add one.": (
        "Det finns ingen blogg att uppdatera; tryck på {key} för att lägga till en."
    ),
    "A refresh is under way already.": "En uppdatering pågår redan.",
    "Refreshing {bar} {done}/{total}": "Uppdaterar {bar} {done}/{total}",
    "{n} new post": "{n} nytt inlägg",
    "{n} new posts": "{n} nya inlägg",
    "Nothing new": "Inget nytt",
    "{n} blog not due yet": "{n} blogg väntar på sin tid",
    "{n} blogs not due yet": "{n} bloggar väntar på sin tid",
    "{n} blog failed": "{n} blogg misslyckades",
    "{n} blogs failed": "{n} bloggar misslyckades",
    "Which blog? Its address, a folder of posts, or a file": (
        "Vilken blogg? Dess adress, en mapp med inlägg, eller en fil"
    ),
    "Fetching {source} …": "Hämtar {source} …",
    "{name} is added, with {n} post.": "{name} är tillagd, med {n} inlägg.",
    "{name} is added, with {n} posts.": "{name} är tillagd, med {n} inlägg.",
    "Which feed of this page?": "Vilket av sidans flöden?",
    "No blog of your own is chosen.": "Ingen egen blogg är vald.",
    "Unsubscribe from “{name}”? Its posts and marks are kept aside.": (
        "Sluta prenumerera på ”{name}”? Inlägg och märken läggs undan."
    ),
    "{name} is removed; {key} takes it back.": "{name} är borttagen; {key} ångrar.",
    # ui/view.py
    "Category: {names}": "Kategori: {names}",
    " or ": " eller ",
    "Starred": "Stjärnmärkta",
    "Search: “{words}”": "Sökning: ”{words}”",
    # ui/widgets/side_list.py
    "Categories": "Kategorier",
    # welcome/__init__.py
    "Welcome to blogtui": "Välkommen till blogtui",
    "A handful of short posts that teach you the reader while you read them.": (
        "En handfull korta inlägg som lär dig läsaren medan du läser dem."
    ),
    "{name} is here already.": "{name} finns redan här.",
    "What changed": "Vad som ändrats",
    "What changed in the post since you read it, word by word": (
        "Vad som ändrats i inlägget sedan du läste det, ord för ord"
    ),
    "changed": "ändrat",
    "changed {when}": "ändrat {when}",
    # ui/screens/changes.py
    "It says what it said when you read it.": "Det står vad som stod när du läste.",
    "No earlier text of it is kept.": "Ingen tidigare text är sparad.",
    "The title was: ": "Rubriken var: ",
    "{came} words came and {gone} went since you read it ({when}) · D: back": (
        "{came} ord kom och {gone} försvann sedan du läste ({when}) · D: tillbaka"
    ),
    "{came} words came and {gone} went when it was edited ({when}) · D: back": (
        "{came} ord kom och {gone} försvann när det ändrades ({when}) · D: tillbaka"
    ),
    # ui/screens/illustrated.py
    "This post has no pictures.": "Inlägget har inga bilder.",
    "Pictures are off in the configuration.": "Bilder är avstängda i inställningarna.",
    # ui/screens/inside.py, again
    "There is nothing to unfold in view.": "Det finns inget att fälla ut här.",
    # ui/pictures.py
    "The picture": "Bilden",
    # ui/screens/picture.py
    "{width} × {height} pixels": "{width} × {height} bildpunkter",
    "{browser} browser · {copy} copies the address": "{browser} webbläsaren · {copy} kopierar adressen",
    "Esc closes": "Esc stänger",
    "{next} {previous} next, previous": ("{next} {previous} nästa, föregående"),
    "That was the last picture.": "Det var den sista bilden.",
    "That was the first picture.": "Det var den första bilden.",
    "This picture has no address.": "Bilden har ingen adress.",
    # ui/screens/full_text.py
    "Fetching the page…": "Hämtar sidan …",
    "The whole post · {key}: the feed's text": "Hela inlägget · {key}: flödets text",
    "The feed's text · {key}: the whole post": "Flödets text · {key}: hela inlägget",
    "The whole post, {n} min · {key}: the feed's text": "Hela inlägget, {n} min · {key}: flödets text",
    "{key}: always for this blog": ("{key}: alltid för den här bloggen"),
    "{blog}: posts are fetched whole when opened": "{blog}: inlägg hämtas hela när de öppnas",
    "{blog}: posts are no longer fetched whole": "{blog}: inlägg hämtas inte längre hela",
    "{key} reads the whole post": "{key} visar hela inlägget",
}
