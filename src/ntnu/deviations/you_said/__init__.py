"""«You said, we did»: a sentence for each case that may be told, published once a month."""
