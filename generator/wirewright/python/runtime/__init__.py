"""Code that the generated packages share: values, texts and codecs. Copied, never generated."""
