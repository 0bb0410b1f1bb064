"""From a Document to what readers get: pages, feed, sitemap, structured data; one module a format.

Nothing here decides what is public: that is asked of `LiveStory.objects`. The desk's preview goes
through the same functions and templates as the public page.
"""
