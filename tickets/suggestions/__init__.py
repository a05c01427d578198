"""What ends with the manager's decision."""
