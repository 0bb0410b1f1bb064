"""How the house writes dates where a page does not say."""
