"""Exchange: sheets come in from sticks, the office's word goes out on them."""
