"""Documentation pages become the draft of a spec, and are held against a spec that is there."""
