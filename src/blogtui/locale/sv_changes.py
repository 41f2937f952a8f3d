"""Swedish for what was done, taken back and done again, and for categories as the reader makes them."""

MESSAGES: dict[str, str] = {
    # Changes
    "“{title}” marked as read": "”{title}” markerat som läst",
    "“{title}” marked as unread": "”{title}” markerat som oläst",
    "{n} posts marked as unread": "{n} inlägg markerade som olästa",
    "“{title}” starred": "”{title}” stjärnmärkt",
    "{n} posts starred": "{n} inlägg stjärnmärkta",
    "star of “{title}” taken away": "stjärnan borttagen från ”{title}”",
    "stars of {n} posts taken away": "stjärnorna borttagna från {n} inlägg",
    "added {name}": "lade till {name}",
    "added {n} blogs": "lade till {n} bloggar",
    "removed {name}": "tog bort {name}",
    "followed {name}": "följde med {name}",
    "{name} is fetched from its old address": "{name} hämtas från sin gamla adress",
    "whole post fetched": "hela inlägget hämtat",
    "the whole post shown": "hela inlägget visat",
    "the feed's text shown": "flödets text visad",
    "category “{old}” called “{name}”": "kategorin ”{old}” kallad ”{name}”",
    "merged into category “{name}”: {names}": "sammanslaget till kategorin ”{name}”: {names}",
    "category “{name}” taken apart": "kategorin ”{name}” delad igen",
    "category “{name}” hidden": "kategorin ”{name}” dold",
    "category “{name}” no longer hidden": "kategorin ”{name}” inte längre dold",
    "category “{name}” pinned": "kategorin ”{name}” fäst överst",
    "category “{name}” no longer pinned": "kategorin ”{name}” inte längre fäst överst",
    # Back and forth
    "Taken back: {what}.": "Ångrat: {what}.",
    "There is nothing to take back.": "Det finns inget att ångra.",
    "Done again: {what}.": "Gjort igen: {what}.",
    "There is nothing to do again.": "Det finns inget att göra om.",
    "take back the last change": "ångra den senaste ändringen",
    "do again what was taken back": "gör om det som ångrades",
    # Categories
    "There is no category “{name}”; “blogtui categories” lists them.": (
        "Det finns ingen kategori ”{name}”; ”blogtui categories” visar dem."
    ),
    "SOURCE, or what to do with a category: {edits}": "KÄLLA, eller vad som ska göras med en kategori: {edits}",
    "the feeds' own names, nothing merged or hidden": "flödenas egna namn, inget sammanslaget eller dolt",
    "hidden ones too": "även dolda",
    "It is written: {usage}": "Så skrivs det: {usage}",
    "No category was changed; all was so already.": "Ingen kategori ändrades; allt var redan så.",
    "Done: {what}.": "Klart: {what}.",
}
