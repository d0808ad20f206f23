"""The background jobs of the desk: each feature's module registers its own."""
