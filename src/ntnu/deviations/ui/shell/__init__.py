"""What pages share: the region in the frame of the site, its menu and languages, panels."""
