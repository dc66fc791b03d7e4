"""The procedures over acts: signature, transmission and control of legality."""
