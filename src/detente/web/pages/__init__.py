"""One module for each page; ``registry.PAGES`` lists them."""
