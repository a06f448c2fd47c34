"""The command line of Addendum: words in, the library's answers out, no logic of its own."""
