"""The project package: settings, root addresses, pages that combine apps."""
