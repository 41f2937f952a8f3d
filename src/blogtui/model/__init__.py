"""Values: what the rooms hand to one another. Imports nothing of ours but i18n, knows no file, network or screen."""
