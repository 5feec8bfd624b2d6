"""From what pages say to types: samples as trees, joined, grouped, and decided with reasons."""
