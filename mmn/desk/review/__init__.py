"""From draft to public in two steps: who writes sends, who publishes decides."""
