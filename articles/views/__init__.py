"""The public site: one module a kind of page. What may be seen is asked of `LiveStory.objects`."""
