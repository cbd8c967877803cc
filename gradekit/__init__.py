"""gradekit generates calculus exercises and grades the answers, with evidence for every verdict."""
