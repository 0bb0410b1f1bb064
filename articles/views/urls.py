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
    sitemaps,
    small_files,
    stories,
)

converters.register()

urlpatterns = [
    path("", lists.front, name="front"),
    path("search/", search.search, name="search"),
    path("feed.<format:suffix>", feeds.of_site, name="feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemaps/<month:first>.xml", sitemaps.month, name="sitemap-month"),
    path("sitemaps/<kind:kind>-<number:number>.xml", sitemaps.numbered, name="sitemap-numbered"),
    path("breaking.json", breaking.breaking, name="breaking"),
    path("robots.txt", small_files.robots, name="robots"),
    path("favicon.ico", small_files.favicon, name="favicon"),
    path("manifest.webmanifest", small_files.web_manifest, name="manifest"),
    path(".well-known/security.txt", small_files.security_txt, name="security-txt"),
    path("people/<name:slug>/", people.person, name="person"),
    path("people/<name:slug>/feed.<format:suffix>", feeds.of_person, name="person-feed"),
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
    path("topics/<tag:slug>/feed.<format:suffix>", feeds.of_topic, name="topic-feed"),
    path("authors/<name:slug>/feed.<format:suffix>", feeds.of_author, name="author-feed"),
    path("<name:slug>/feed.<format:suffix>", feeds.of_section, name="section-feed"),
    path("<name:slug>/", lists.section, name="section"),
]
