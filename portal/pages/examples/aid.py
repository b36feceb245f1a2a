"""Aid delivered to Lviv, page by page, without any package."""

import json
from urllib.request import urlopen

address = "https://register.example/api/v1/deliveries/?city=lviv&stage=delivered&page_size=20"
rows = []
while address:
    with urlopen(address) as answer:
        page = json.load(answer)
    rows += page["results"]
    address = page["next"]

print(len(rows), "rows of aid delivered to Lviv")
for row in rows:
    print(row["when"]["edtf"] if row["when"] else "date unknown", row["title_en"], sep="  ")
