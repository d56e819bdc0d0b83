"""The sources room: whether what stories link to still answers, and the archive's copy if not."""
