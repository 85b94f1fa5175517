"""The meetings to which a family member is invited."""
