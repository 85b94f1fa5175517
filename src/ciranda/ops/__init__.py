"""Commands that run the installation: database, demo, server, worker, backup, proof."""
