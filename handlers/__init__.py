"""What people do in chats: one file for each thing that a person does."""
