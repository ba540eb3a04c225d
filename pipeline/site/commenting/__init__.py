"""Commenting on an issued draft in the browser: pages, forms, what was written, what is sent."""
