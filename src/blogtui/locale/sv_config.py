"""Swedish for the configuration, the keys and the colours, module by module."""

MESSAGES: dict[str, str] = {
    # actions.py
    "Back or quit": "Tillbaka eller avsluta",
    "Back a step; quit where there is none left, as in newsboat": (
        "Ett steg tillbaka; avsluta när inget är kvar, som i newsboat"
    ),
    "Colours": "Färger",
    "Choose the colours, seen at once while moving in the list": (
        "Välj färger, som syns direkt medan du flyttar dig i listan"
    ),
    "“{name}”": "”{name}”",
    # config.py
    "“{name}” is a setting, and below [views] it is none; move it above the first [table].": (
        "”{name}” är en inställning, och under [views] är den ingen; flytta den ovanför den första [tabellen]."
    ),
    "“{name}” is the name of a setting; a view needs another.": (
        "”{name}” är namnet på en inställning; en vy behöver ett annat."
    ),
    "there is no action “{name}”; docs/keys.md and ? list them.": (
        "det finns ingen handling ”{name}”; docs/keys.md och ? listar dem."
    ),
    "there is no action “{name}”; did you mean “{near}”?": "det finns ingen handling ”{name}”; menade du ”{near}”?",
    "there is no key “{name}”; a key is written as “c”, “F2”, “PgDn” or “Ctrl+N”.": (
        "det finns ingen tangent ”{name}”; en tangent skrivs som ”c”, ”F2”, ”PgDn” eller ”Ctrl+N”."
    ),
    "there is no key “{name}”; did you mean “{near}”?": "det finns ingen tangent ”{name}”; menade du ”{near}”?",
    "the keys of “{action}” must be a key in quotes, or a list of them.": (
        "tangenterna för ”{action}” måste vara en tangent inom citattecken, eller en lista av sådana."
    ),
    # keymap.py
    "the key “{key}” cannot be “{action}” ({label}): it is “{other}” ({other_label}).": (
        "tangenten ”{key}” kan inte vara ”{action}” ({label}): den är ”{other}” ({other_label})."
    ),
    "“{action}” must have a key.": "”{action}” måste ha en tangent.",
    "“{key}” always leaves the program and can mean nothing else.": (
        "”{key}” lämnar alltid programmet och kan inte betyda något annat."
    ),
    # settings.py
    "“{name}” cannot be “{value}”; did you mean “{near}”?": "”{name}” kan inte vara ”{value}”; menade du ”{near}”?",
    "a login has no “{name}”; did you mean “{near}”?": "en inloggning har ingen ”{name}”; menade du ”{near}”?",
    # ui/screens/configuring.py
    "The configuration was read anew.": "Konfigurationen lästes in på nytt.",
    "{n} more mistake: see “blogtui doctor”.": "{n} fel till: se ”blogtui doctor”.",
    "{n} more mistakes: see “blogtui doctor”.": "{n} fel till: se ”blogtui doctor”.",
    "The language changes at the next start.": "Språket byts vid nästa start.",
    "Colours: {name}. At the next start it is “{said}” again, as config.toml says.": (
        "Färger: {name}. Vid nästa start blir det ”{said}” igen, som config.toml säger."
    ),
    "Colours: {name}.": "Färger: {name}.",
    # ui/screens/themes.py
    "as the terminal tells": "som terminalen säger",
    "at least 7:1": "minst 7:1",
    "its own 16 colours": "dess egna 16 färger",
    "Enter keeps them · Esc goes back": "Enter behåller dem · Esc går tillbaka",
    "Which colours?": "Vilka färger?",
}
