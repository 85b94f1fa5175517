"""What services offer: described, matched with a family, gaps and doubles on the map."""
