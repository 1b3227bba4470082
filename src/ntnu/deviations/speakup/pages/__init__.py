"""Pages of SpeakUp!: the form, the way back to it, and what its recipients see."""
