"""What the procedures tell to whoever listens; sent inside the transaction."""

from django.dispatch import Signal

# transmission, acts
act_transmitted = Signal()
# act, proceeding
act_decided = Signal()
# act, at, user; the act is executory from `at`
act_in_force = Signal()
# act, at, user; its force was taken back, or a court annulled it
act_force_lost = Signal()
# no argument; somebody was told of something that should not wait for the next digest
told_urgently = Signal()
