"""Pages of single records that combine apps: links, agreements, initiatives, organizations."""
