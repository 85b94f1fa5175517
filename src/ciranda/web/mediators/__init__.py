"""Who mediates, their private notes, and what was agreed by word of mouth."""
