"""What the public may see, and that nothing else gets out by any way."""
