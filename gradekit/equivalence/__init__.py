"""Do two trees mean the same real function, and how do we know?"""
