"""The app's own pages."""
