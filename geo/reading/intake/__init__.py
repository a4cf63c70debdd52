"""From files to plain text: one module a format, and what a document states about itself."""
