"""The frame of the desk's pages: templates, static files, errors, and how a page is answered."""
