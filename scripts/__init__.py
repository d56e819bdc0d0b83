"""What is run by hand, now and then: nothing here is part of building the site."""
