"""A draft shown to somebody outside: by a signed link that ends or is withdrawn."""
