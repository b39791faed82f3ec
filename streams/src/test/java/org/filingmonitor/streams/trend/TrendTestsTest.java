package org.filingmonitor.streams.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values that SciPy computes: {@code python3 src/test/resources/trend/reference.py} prints them. */
class TrendTestsTest {

    private static final Percentage CLOSE = Percentage.withPercentage(1e-8);

    @ParameterizedTest
    @CsvSource({
        "5, 1.0, 0.5, 3.659846827343713e-03",
        "12, 4.25, 4.25, 1.514174062017822e-03",
        "40, 20.0, 18.0, 5.320202511246237e-05",
        "3, 0.1, 0.09, 1.546530702646717e-04",
        "150, 100.0, 90.0, 1.884210466038684e-06",
        "5, 1.0, 2.5, 4.162962016755832e-02",
        "12, 4.25, 9.5, 2.748580885461969e-02",
        "40, 20.0, 60.0, 1.585413613101126e-02",
        "1, 0.5, 0.75, 3.333333333333334e-01",
        "400, 150.0, 5000.0, 4.260369442594556e-03",
    })
    void upperTailOfPoissonOrNegativeBinomial(int count, double mean, double variance, double expected) {
        assertThat(TrendTests.tail(count, mean, variance)).isCloseTo(expected, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 12, 2.693290743429045e-06",
        "5, 12, 12, 7.596061645879379e-03",
        "40, 240, 12, 1.213116708740532e-04",
        "9, 12, 6, 1.418777880826213e-03",
        "1, 7, 7, 6.563910841941833e-01",
        "150, 1200, 12, 5.150929311698826e-06",
    })
    void exactConditionalTest(int count, int earlier, int months, double expected) {
        assertThat(TrendTests.conditional(count, earlier, months)).isCloseTo(expected, CLOSE);
    }

    /** The p-values are those of of a mixed case and of one where all are rejected, each as SciPy decides them. */
    @Example
    void benjaminiHochberg() {
        double[] mixed = {0.041, 0.039, 0.001, 0.008, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269};
        assertThat(TrendTests.significant(mixed, 0.05))
                .containsExactly(
                        false, false, true, false, false, false, false, false, false, false, false, false, false);
        assertThat(TrendTests.significant(new double[] {0.01, 0.04, 0.03, 0.005}, 0.05))
                .containsExactly(true, true, true, true);
        assertThat(TrendTests.significant(new double[0], 0.05)).isEmpty();
    }

    @Property
    void significanceHangsOnThePValuesAloneAndKeepsTheirOrder(
            @ForAll @Size(max = 30) double @DoubleRange(min = 0, max = 1) [] pValues) {
        boolean[] significant = TrendTests.significant(pValues, 0.05);
        for (int i = 0; i < pValues.length; i++) {
            for (int j = 0; j < pValues.length; j++) {
                if (significant[i] && pValues[j] <= pValues[i]) {
                    assertThat(significant[j]).isTrue();
                }
            }
        }
    }

    @Property
    void tailsFallAsTheCountGrows(
            @ForAll @IntRange(min = 1, max = 500) int count,
            @ForAll @DoubleRange(min = 0.1, max = 300) double mean,
            @ForAll @DoubleRange(min = 0, max = 3000) double variance) {
        double tail = TrendTests.tail(count, mean, variance);
        assertThat(tail).isBetween(0.0, 1.0);
        assertThat(TrendTests.tail(count + 1, mean, variance)).isLessThanOrEqualTo(tail);
    }

    /** Where the variance comes down to the mean, the negative binomial becomes the Poisson distribution. */
    @Property
    void theNegativeBinomialHasThePoissonAsItsLimit(
            @ForAll @IntRange(min = 1, max = 60) int count, @ForAll @DoubleRange(min = 0.5, max = 40) double mean) {
        double poisson = TrendTests.tail(count, mean, mean);
        assertThat(TrendTests.tail(count, mean, mean * (1 + 1e-7))).isCloseTo(poisson, within(1e-5));
    }
}
