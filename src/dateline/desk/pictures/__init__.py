"""The pictures of an incident: its chains, its times and its places, drawn as SVG without a browser."""
