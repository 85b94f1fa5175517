"""The journey's chapters: each takes the walk and the people in it, and hands on what it found."""
