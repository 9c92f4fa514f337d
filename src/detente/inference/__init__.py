"""What answers reveal: beliefs given all that was said on record, where settings ask for them."""
