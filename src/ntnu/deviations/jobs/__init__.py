"""Jobs: heavy files, made outside of requests for who asked, by whichever process has time."""
