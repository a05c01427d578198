"""What people and clocks do to tickets: one plain function each, run inside one transaction."""
