"""What is ordered: the front desk tells price and time before anybody comes."""
