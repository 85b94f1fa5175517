"""Rules of what services offer and are asked, without the database."""
