"""The law as the administration shows it: the table, the simulator of delays, the readings, the announced feasts."""
