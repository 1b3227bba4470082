"""The set-up doctor: is all in order with the server, the units and the ways out?"""
