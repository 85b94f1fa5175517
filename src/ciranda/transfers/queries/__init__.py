"""Reading transfers, possible moves and transitions."""
