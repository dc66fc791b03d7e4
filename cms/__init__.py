"""The site: settings, people, portal, dashboards and commands; nobody imports it."""
