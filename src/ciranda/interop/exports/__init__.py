"""What leaves the installation as files: figures, never anybody's rows."""
