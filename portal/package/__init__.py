"""The whole public register as a data package that `load_register` can load again."""
