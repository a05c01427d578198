"""What ends with an answer: inquiries, and complaints as far as they are answered."""
