"""The editors' guides, one click away: docs/editors as pages of the admin."""
