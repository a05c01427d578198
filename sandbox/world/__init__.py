"""What the sandbox knows: people, chats, messages, files, updates, the clock."""
