"""A local Bot API server with people to play: for newcomers, tests and training. Imports nothing of the product."""
