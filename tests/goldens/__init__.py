"""What people see, kept as files; `make goldens` rewrites them and shows what changed."""
