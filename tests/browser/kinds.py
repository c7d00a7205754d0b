"""One page of each kind that the site has, by its address below the site."""

KINDS = {
    "home": "index.html",
    "overview": "laiwu-2026/index.html",
    "chapter": "laiwu-2026/c8.html",
    "erratum": "linzi-2022/c10.html",
    "chain": "laiwu-2026/chain-major-decision.html",
    "chains": "linzi-2022/chains.html",
    "procedures": "chains.html",
    "glossary": "linzi-2022/glossary.html",
    "editing": "editing.html",
    "full": "laiwu-2026/full.html",
    "role": "laiwu-2026/role-deputy-head.html",
    "meeting": "linzi-2022/meeting-executive-meeting.html",
    "own roles": "linzi-2022/roles.html",
    "roles": "roles.html",
    "meetings": "meetings.html",
    "instruments": "instruments.html",
    "about": "about.html",
    "leadership": "laiwu-2026/leadership.html",
    "decides": "linzi-2022/decides.html",
    "404": "no/such/page.html",
}
