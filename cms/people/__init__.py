"""The administrator's screens: who signs in, who controls whom, which councils are connected, which days are closed."""
