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
    "{n} post marked; z takes it back.": "{n} inlägg markerat; z ångrar.",
    "{n} posts marked; z takes it back.": "{n} inlägg markerade; z ångrar.",
    # ui/screens/categories.py
    "Space or · + and · - not · Ctrl+O by name or count · Enter applies · Esc leaves": (
        "Mellanslag eller · + och · - inte · Ctrl+O efter namn eller antal · Enter använder · Esc lämnar"
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
}
