"""A stranger's page becomes a clipping: a stage a module, in the order in which data flows."""
