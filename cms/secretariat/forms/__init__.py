"""What the screens of the secretariat ask for."""
