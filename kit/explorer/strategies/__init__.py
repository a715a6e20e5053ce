"""The strategies that come with the explorer, one file each."""
