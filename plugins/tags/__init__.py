"""The tags room: which stories a tag or a category holds."""
