"""The second, independent annotation of some articles, and how far it agrees with the published one."""
