"""What people do to tickets, and what the watch does: one plain function each, run inside one transaction."""
