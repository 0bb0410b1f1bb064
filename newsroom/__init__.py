"""The project: settings, addresses, the web server's layers, and what starts them."""
