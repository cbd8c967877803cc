"""What gradekit promises, as tests."""
