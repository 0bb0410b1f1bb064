"""What the documentation promises, measured: `make bench`.

Times are only compared within one run, as ratios; another machine's milliseconds say nothing.
"""
