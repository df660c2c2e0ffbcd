"""What facts are coded with: shipped lists, places at three widths, versions, and the pages that keep them."""
