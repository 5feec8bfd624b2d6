"""What the documentation of an API says otherwise than its spec, or than the pages that are kept.

Facts of pages are held against the spec on the wire: a page's row against the field that has its
name in some medium, a page's sample against the sample's file. What a fresh import of the same
pages would not take either is no finding, and neither is what the spec explains in words.
"""
