"""Swedish for lists of posts: their orders, the headings in them, and selecting several."""

MESSAGES: dict[str, str] = {
    "Order": "Ordning",
    "Sort the list otherwise, and put headings over days or groups": (
        "Sortera listan på annat sätt, och sätt rubriker över dagar eller grupper"
    ),
    "Select several": "Välj flera",
    "Select posts from here to where you move, to star or mark them together": (
        "Välj inlägg härifrån dit du flyttar dig, för att stjärnmärka eller markera dem tillsammans"
    ),
    "In what order?": "I vilken ordning?",
    "Best match first": "Bästa träffen först",
    "Newest first": "Nyaste först",
    "Oldest first": "Äldsta först",
    "Unread first": "Olästa först",
    "By title": "Efter titel",
    "By blog": "Efter blogg",
    "By category": "Efter kategori",
    "Most comments first": "Flest kommentarer först",
    "Without headings": "Utan rubriker",
    "With headings over groups": "Med rubriker över grupper",
    "Today": "I dag",
    "Yesterday": "I går",
    "No category": "Utan kategori",
    "Read": "Lästa",
    "{n} selected": "{n} valda",
    "{n} post marked as unread": "{n} inlägg markerat som oläst",
    "{n} post starred": "{n} inlägg stjärnmärkt",
    "star of {n} post taken away": "stjärnan borttagen från {n} inlägg",
    # ui/screens/categories.py
    "Space: or · +: and · -: not · Ctrl+O: order · Enter applies · Esc leaves": (
        "Mellanslag: eller · +: och · -: inte · Ctrl+O: ordning · Enter visar · Esc lämnar"
    ),
    # ui/view.py
    " and ": " och ",
    "Not in {names}": "Inte i {names}",
    # ui/screens/filtering.py
    "Filter": "Filtrera",
    "Type a filter: words, category:, blog:, is:unread, newer:30d; also in a post": (
        "Skriv ett filter: ord, kategori:, blogg:, är:oläst, nyare:30d; också i ett inlägg"
    ),
    "Filter: words, category:… is:unread newer:30d -title:… (a OR b)": (
        "Filter: ord, kategori:… är:oläst nyare:30d -titel:… (a OR b)"
    ),
    "Tab takes what is offered · Enter keeps the filter · Esc leaves": (
        "Tab tar det som erbjuds · Enter behåller filtret · Esc lämnar"
    ),
    # views.py, ui/screens/views.py
    "Save the filter": "Spara filtret",
    "Keep the filter under a name, in the configuration": "Behåll filtret under ett namn, i konfigurationen",
    "Saved views": "Sparade vyer",
    "Open the first, second or another saved view": "Öppna den första, andra eller en annan sparad vy",
    "A view needs a name.": "En vy behöver ett namn.",
    "{path} cannot be written: {reason}.": "{path} går inte att skriva: {reason}.",
    "{path} is no TOML; mend it first.": "{path} är inte TOML; rätta den först.",
    "There is no filter to save; {key} makes one.": "Det finns inget filter att spara; {key} gör ett.",
    "There is no configuration to save it in.": "Det finns ingen konfiguration att spara det i.",
    "Save this filter under which name?\n{query}": "Spara filtret under vilket namn?\n{query}",
    "The view “{name}” is gone.": "Vyn ”{name}” är borta.",
    "Saved as “{name}”; {key} opens it.": "Sparad som ”{name}”; {key} öppnar den.",
    "Saved as “{name}”.": "Sparad som ”{name}”.",
    "There is no view {number} yet; {key} saves a filter as one.": (
        "Det finns ingen vy {number} än; {key} sparar ett filter som en."
    ),
    "View: {name}": "Vy: {name}",
    "Take away the view “{name}”?": "Ta bort vyn ”{name}”?",
    # config.py
    "“views” must be a table: [views], with a query for each name.": (
        "”views” ska vara en tabell: [views], med en fråga för varje namn."
    ),
    "the view “{name}” must be a query in quotes.": "vyn ”{name}” ska vara en fråga inom citattecken.",
    # ui/screens/inside.py
    "{n} hit; {key} goes there.": "{n} träff; {key} går dit.",
    "{n} hits; {key} goes to the next.": "{n} träffar; {key} går till nästa.",
    # ui/screens/category_edits.py
    "Change the category": "Ändra kategorin",
    "Rename a category, merge it into another, put it first or hide it": (
        "Byt namn på en kategori, slå ihop den med en annan, sätt den först eller dölj den"
    ),
    "Call “{name}” otherwise …": "Kalla ”{name}” något annat …",
    "Show it as one with another …": "Visa den som en med en annan …",
    "Show apart what was merged into it": "Visa för sig det som slagits ihop med den",
    "No longer first": "Inte längre först",
    "Put it first": "Sätt den först",
    "Hide it": "Dölj den",
    "Show “{name}” again": "Visa ”{name}” igen",
    "Choose a category in the side pane, or filter by one, to change it.": (
        "Välj en kategori i sidofältet, eller filtrera på en, för att ändra den."
    ),
    "What shall become of the category?": "Vad ska hända med kategorin?",
    "What shall “{name}” be called? An empty name brings back the feed's own.": (
        "Vad ska ”{name}” heta? Ett tomt namn ger flödets eget tillbaka."
    ),
    "Show “{name}” as one with": "Visa ”{name}” som en med",
    "{what}; {key} takes it back.": "{what}; {key} ångrar.",
    "It is so already.": "Så är det redan.",
}
