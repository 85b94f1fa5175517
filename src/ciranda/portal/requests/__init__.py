"""What was asked on a family's behalf, its appointments, and whether it got there."""
