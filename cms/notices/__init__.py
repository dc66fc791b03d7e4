"""What people are told by e-mail: the digest that gathers it, and the pages that show what went to whom."""
