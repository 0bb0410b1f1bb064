"""The app: stories from the working copy to the published page (docs/architecture.md)."""
