"""What services offer and are asked: the counter, requests."""
