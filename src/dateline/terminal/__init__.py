"""The terminal: answers, reports and progress as a person reads them."""
