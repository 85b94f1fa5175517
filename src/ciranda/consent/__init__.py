"""What the family agreed to, and the legal bases other than agreement."""
