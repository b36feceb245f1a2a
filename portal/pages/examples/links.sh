# Sister cities of Lviv that are in force, as JSON
curl --fail --silent --show-error \
  "https://register.example/api/v1/partnerships/?city=lviv&kind=sister&status=active&page_size=500"
