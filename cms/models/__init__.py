"""People and the site's own pages."""

from cms.models.pages import HomePage
from cms.models.users import User

__all__ = ["HomePage", "User"]
