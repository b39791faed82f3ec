package org.filingmonitor.streams.trend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** The statistical tests of whether a count is greater than the months before it let expect. */
final class TrendTests {

    private TrendTests() {}

    /**
     * Returns P(X &gt;= count), the probability of a count as great or greater if nothing has risen.
     *
     * <p>X is Poisson with the mean of the earlier months. Where they vary more than a Poisson variable does, so that the
     * variance v exceeds the mean m, X is negative binomial with that mean and variance: size r = m&sup2;/(v - m), success
     * probability p = m/v, and P(X &gt;= k) = I<sub>1-p</sub>(k, r), the regularised incomplete beta function.
     *
     * @param count the count of the month, at least 1
     * @param mean mean of the earlier months, above 0
     * @param variance their sample variance, with divisor n - 1
     * @see <a href="https://doi.org/10.1017/CBO9781139013567">Hilbe, Modeling Count Data (2014), on the negative binomial
     *     as a Poisson variable with overdispersion</a>
     * @see <a href="https://dlmf.nist.gov/8.17">NIST Digital Library of Mathematical Functions, 8.17.5, for the sum as an
     *     incomplete beta function</a>
     */
    static double tail(int count, double mean, double variance) {
        if (variance <= mean) {
            return PoissonDistribution.of(mean).survivalProbability(count - 1);
        }
        double size = mean * mean / (variance - mean);
        return RegularizedBeta.value(1 - mean / variance, count, size);
    }

    /**
     * Returns the p-value of the exact conditional test that a month's rate is above that of the months before: given the
     * sum of all, the month's count is binomial with probability 1/(n + 1) if nothing has risen.
     *
     * @param count the count of the month, at least 1
     * @param earlier sum of the counts of the earlier months
     * @param months their number n
     * @see <a href="https://doi.org/10.1093/biomet/31.3-4.313">Przyborowski and Wilenski, Homogeneity of results in
     *     testing samples from Poisson series, Biometrika 31 (1940)</a>
     */
    static double conditional(int count, int earlier, int months) {
        return BinomialDistribution.of(count + earlier, 1.0 / (months + 1)).survivalProbability(count - 1);
    }

    /**
     * Tells which hypotheses are rejected when the false discovery rate is held at a level: those whose p-value is not above
     * that of the greatest rank k with p<sub>(k)</sub> &lt;= k/m &middot; level.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg, Controlling the false
     *     discovery rate, Journal of the Royal Statistical Society B 57 (1995)</a>
     */
    static boolean[] significant(double[] pValues, double level) {
        int[] ranked = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int last = ranked.length;
        while (last > 0 && pValues[ranked[last - 1]] > level * last / ranked.length) {
            last--;
        }
        boolean[] significant = new boolean[pValues.length];
        Arrays.stream(ranked, 0, last).forEach(i -> significant[i] = true);
        return significant;
    }
}
