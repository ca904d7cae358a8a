"""The desk: answers over HTTP and for assistants, never more than reading."""
