"""What the procedures tell to whoever listens; sent inside the transaction."""

from django.dispatch import Signal

# transmission, acts
act_transmitted = Signal()
# act, proceeding
act_decided = Signal()
