"""The feeds room: what a subscriber's reader is given."""
