"""Swedish for how blogs are doing and what a refresh said; `sv.py` puts the parts together."""

MESSAGES: dict[str, str] = {
    # actions.py
    "Follow the move": "Följ flytten",
    "Fetch the blog from where it has moved to, or from where it was before": (
        "Hämta bloggen dit den har flyttat, eller där den var förut"
    ),
    "What the last refresh said": "Vad senaste uppdateringen gav",
    "What is new, what was left out and what failed, a line a blog": (
        "Vad som är nytt, överhoppat och misslyckat, en rad per blogg"
    ),
    # health.py
    "Gone since {date}; kept to read.": "Borta sedan {date}; finns kvar att läsa.",
    "Asks us to wait until {time}.": "Ber oss vänta till {time}.",
    "Moved to {url}; {key} follows.": "Flyttad till {url}; {key} följer med.",
    "Moved to {url}.": "Flyttad till {url}.",
    "Moved here from {url}; {key} goes back.": "Flyttad hit från {url}; {key} går tillbaka.",
    "Moved here from {url}.": "Flyttad hit från {url}.",
    "Never fetched: {reason}": "Aldrig hämtad: {reason}",
    "Last fetched {when}: {reason}": "Senast hämtad {when}: {reason}",
    # sources/locate.py
    "The address has a user name or password in it, which is never stored; leave it out: {url}": (
        "Adressen innehåller användarnamn eller lösenord, som aldrig sparas; utelämna det: {url}"
    ),
    # ui/screens/subscribing.py
    "Nothing has been refreshed since the reader was opened.": "Inget har uppdaterats sedan läsaren öppnades.",
    "No blog that has moved is chosen.": "Ingen blogg som har flyttat är vald.",
    "{name} is fetched from {url} from now on.": "{name} hämtas från {url} från och med nu.",
    "Another blog of yours is at that address already; nothing was changed.": (
        "En annan av dina bloggar finns redan på den adressen; inget ändrades."
    ),
}
