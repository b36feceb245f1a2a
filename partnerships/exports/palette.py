"""The colours of a drawn file: it leaves the site and cannot read its style sheets.

The light values of static/css/tokens.css; a test holds the two together.
"""

PALETTE = {
    "paper": "#fbf9f4",
    "ink": "#12233f",
    "ink-2": "#44516a",
    "ink-3": "#606b7e",
    "rule": "#ddd6c7",
    "rule-firm": "#a8a494",
    "sister": "#1d4f91",
    "partner": "#925c00",
    "sister-wash": "#e4ebf5",
    "partner-wash": "#f7ead0",
    "wheat": "#d9a23b",
    "land": "#e9e3d5",
    "land-edge": "#fbf9f4",
    "land-ua": "#f0d49a",
}
