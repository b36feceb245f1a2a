"""Pages that combine the apps: home, city pages, data, methodology."""
