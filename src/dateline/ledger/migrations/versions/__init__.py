"""One module a version; a module once released is never changed."""
