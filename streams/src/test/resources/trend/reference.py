# Computes the reference values of TrendTestsTest: python3 reference.py (Python 3, SciPy 1.17.1).
from scipy.stats import poisson, nbinom, binom, false_discovery_control

for count, mean, variance in [(5, 1.0, 0.5), (12, 4.25, 4.25), (40, 20.0, 18.0), (3, 0.1, 0.09), (150, 100.0, 90.0),
                              (5, 1.0, 2.5), (12, 4.25, 9.5), (40, 20.0, 60.0), (1, 0.5, 0.75), (400, 150.0, 5000.0)]:
    if variance <= mean:
        p = poisson.sf(count - 1, mean)
    else:
        p = nbinom.sf(count - 1, mean * mean / (variance - mean), mean / variance)
    print(f"tail {count}, {mean}, {variance}, {p:.15e}")
for count, earlier, months in [(5, 0, 12), (5, 12, 12), (40, 240, 12), (9, 12, 6), (1, 7, 7), (150, 1200, 12)]:
    print(f"conditional {count}, {earlier}, {months}, {binom.sf(count - 1, count + earlier, 1 / (months + 1)):.15e}")
ps = [0.041, 0.039, 0.001, 0.008, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269]
for values in ps, [0.01, 0.04, 0.03, 0.005]:
    print("significant", [bool(q <= 0.05) for q in false_discovery_control(values, method="bh")])
