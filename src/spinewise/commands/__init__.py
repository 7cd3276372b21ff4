"""The commands of `spinewise`, one file each; cli.py only names them."""
