"""Text as Telegram reads it: formatting, entities, lengths in UTF-16 units."""
