"""SpeakUp!: notification cases, from the form or handed over from a deviation."""
