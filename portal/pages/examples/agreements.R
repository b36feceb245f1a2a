# Agreements of Odesa by year of signature; needs the package jsonlite
library(jsonlite)

address <- "https://register.example/api/v1/agreements/?city=odesa&page_size=500"
agreements <- fromJSON(address)$results
years <- substr(agreements$signed_on$earliest, 1, 4)
print(table(years, useNA = "ifany"))
