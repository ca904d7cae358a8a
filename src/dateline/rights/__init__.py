"""Rights: whose names are masked, how a name is found and replaced, and how much may be quoted."""
