"""Reading: the questions of the newsroom, one file each."""
