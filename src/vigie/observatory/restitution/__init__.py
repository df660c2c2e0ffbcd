"""What an edition is told with, away from the screen: a document, a poster, slides; drawn once, when it is signed."""
