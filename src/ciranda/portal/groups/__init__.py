"""Groups one comes to, and the worker one chose there."""
