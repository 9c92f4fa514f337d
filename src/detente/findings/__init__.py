"""Every kind of finding, for the messages and for the reference page that is made from them."""
