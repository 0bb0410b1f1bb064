"""Public addresses. Fixed ones come first, so that no section can stand in their way."""

from django.urls import path

from articles.views import (
    breaking,
    converters,
    feeds,
    lists,
    live,
    people,
    quotes,
    search,
    shared,
    stories,
)

converters.register()

urlpatterns = [
    path("", lists.front, name="front"),
    path("search/", search.search, name="search"),
    path("feed.rss", feeds.rss, name="feed"),
    path("sitemap.xml", feeds.sitemap_index, name="sitemap"),
    path("sitemaps/pages.xml", feeds.sitemap_pages, name="sitemap-pages"),
    path("sitemaps/quotes-<number:number>.xml", feeds.sitemap_quotes, name="sitemap-quotes"),
    path("sitemaps/<month:first>.xml", feeds.sitemap_month, name="sitemap-month"),
    path("breaking.json", breaking.breaking, name="breaking"),
    path("robots.txt", feeds.robots, name="robots"),
    path("favicon.ico", feeds.favicon, name="favicon"),
    path(".well-known/security.txt", feeds.security_txt, name="security-txt"),
    path("people/<name:slug>/", people.person, name="person"),
    path("people/<name:slug>/feed.rss", people.person_feed, name="person-feed"),
    path("people/<name:slug>/<year:year>/", people.person_year, name="person-year"),
    path("people/<name:slug>/topics/<tag:topic>/", people.person_topic, name="person-topic"),
    path("quotes/", quotes.search, name="quotes"),
    path("quotes/<number:id>/", quotes.quote, name="quote"),
    path("sources/<name:slug>/", people.source, name="source"),
    path("shared/<secret:secret>/", shared.story, name="shared"),
    path(
        "shared/<secret:secret>/photo/<number:photo>/<number:width>/",
        shared.picture,
        name="shared-picture",
    ),
    path("<day:day>/<name:slug>/", stories.story, name="story"),
    path("<day:day>/<name:slug>/updates.json", live.updates, name="updates"),
    path("<name:slug>/", lists.section, name="section"),
]
