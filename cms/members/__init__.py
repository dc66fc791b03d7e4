"""The members' space on the portal: without an account, for those who sit in a council."""
