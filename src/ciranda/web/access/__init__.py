"""Who sees what and why, who looked, emergencies and bars."""
