"""The commands: one file each, calling one public function."""
