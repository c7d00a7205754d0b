"""对照: two rulebooks side by side, article by article, chain by chain, office by office."""
