"""Charts of aid, drawn as plain numbers for SVG: pure, plain values in and out."""
