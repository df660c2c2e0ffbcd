"""The room's public pages leave nothing behind."""

from vigie.core.discreet import discreet_page
from vigie.support.attachments.receiving import LARGEST_REQUEST

discreet = discreet_page(largest=LARGEST_REQUEST, too_large="support/filing/too_large.html")
