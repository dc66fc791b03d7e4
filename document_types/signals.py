"""What the domain tells to whoever listens; sent inside the transaction of the event."""

from django.dispatch import Signal

# act, user
act_adopted = Signal()
# act
act_changed = Signal()
# acts, written together; what the journal says of them follows
acts_changed = Signal()
# act; its deliveries are rows, to be sent once the transaction is committed
deliveries_queued = Signal()
# meeting; its calls are rows, to be sent once the transaction is committed
committee_called = Signal()
# entry, council, act, payload, user; of what is recorded one by one, never of imported archives in bulk
journal_entry_recorded = Signal()
# entries of one event with their acts, council, payloads, user; then each of them is told by the signal above
journal_entries_recorded = Signal()
# session, user; sent once it is open to preparation
session_opened = Signal()
# email as it was typed, language of who asks
sign_in_asked = Signal()
# session; its members, called already, are to be told of a point that the authority added
item_added_late = Signal()
# act: a convocation sent and then cancelled; its members are told once the transaction is committed
convocation_cancelled = Signal()
# act, user; its rectification waits for both signatories to confirm it
rectification_prepared = Signal()
# act, revision_before; the act holds its rectified text
act_rectified = Signal()
# root; the hash over all journals at the end of a day or of a year
root_published = Signal()
# stamp; a row without its token, to be asked for once the transaction is committed
stamp_asked = Signal()
