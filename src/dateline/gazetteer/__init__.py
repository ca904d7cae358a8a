"""The gazetteer: from a name to places."""
