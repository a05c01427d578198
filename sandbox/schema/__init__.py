"""The Bot API's names and types, and the checks made from them."""
