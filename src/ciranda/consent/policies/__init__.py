"""Pure rules of consent."""
