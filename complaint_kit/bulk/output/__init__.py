"""What a campaign leaves behind: letters, print files, lists, the register."""
