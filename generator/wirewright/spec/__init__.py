"""The spec language as it is written: YAML text to `…Spec` values with positions."""
