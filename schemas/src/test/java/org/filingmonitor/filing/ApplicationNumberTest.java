package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationNumberTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "US, '19/017,071', 19017071",
                "US, 19017071, 19017071",
                "US, US19017071, 19017071",
                "US, 08/123456, 08123456",
                "US, 8/123456, 08123456",
                "US, US201113167395, 13167395",
                "US, 202217123456, 17123456",
                "US, US201129383535F, 29383535",
                "US, US20020163426F, 29163426",
                "US, US20020163426, 20020163426",
                "US, US19980083597, 19980083597",
                "US, '09/083,597', 09083597",
                "CN, CN202010067471.X, 202010067471",
                "CN, 202010067471.X, 202010067471",
                "CN, cn 202010067471.x, 202010067471",
                "CN, ZL202010067471.X, 202010067471",
                "CN, 202010067471X, 202010067471",
                "CN, CN-202010067471.X, 202010067471",
                "CN, CN-20201006747-1-X, 202010067471",
                "CN, 202010067471, 202010067471",
                "CN, CN202010067471, 202010067471",
                "CN, 202010223005.6, 202010223005",
                "CN, ２０２０１０２２３００５．６, 202010223005",
                "WO, PCT/CN2025/070194, CN2025070194",
                "WO, CN2025070194, CN2025070194",
                "WO, WO-CN2025070194, CN2025070194",
                "WO, WO2025CN070194, CN2025070194",
                "WO, WO2024EP63512, EP2024063512",
                "WO, WO1998US16128, US1998016128",
                "WO, PCT/US98/16128, US1998016128",
                "WO, PCT/US03/12345, US2003012345",
                "EP, 13189031.1, 13189031",
                "EP, EP13189031, 13189031",
                "EP, EP20130189031, 13189031",
                "EP, EP19980938302, 98938302",
                "DE, 202020051234.7, 202020051234",
                "DE, 102009012345, 102009012345",
                "DE, 10 2009 012 345.6, 102009012345",
                "DE, B0077613, B0077613",
                "DE, P 44 12 345.7, 4412345",
                "DE, G 82 33 714.4, 8233714",
                "DE, 195 12 345.6, 19512345",
                "GB, 2306615.2, 2306615",
                "CA, '3,012,345', 3012345",
                "JP, 2003-123456, 2003123456",
                "JP, JP20030123456, 2003123456",
                "JP, JP20030001234U, 2003001234U",
                "KR, 10-2009-0012345, 20090012345",
                "KR, KR20090012345, 20090012345",
                "KR, 20-2009-0001234, 20090001234U",
                "XX, ab 12/c-3, AB12C3",
            })
    void hasOneFormForAllSpellings(String office, String text, String number) {
        assertThat(ApplicationNumber.of(office, text)).isEqualTo(new ApplicationNumber(office, number));
        assertThat(ApplicationNumber.of(office, number).number()).isEqualTo(number);
    }

    @Test
    void namesTheRightCheckDigitWhereItIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApplicationNumber.of("CN", "202010067471.3"))
                .withMessage("application number 202010067471.3 has the wrong check digit: it should end in .X");
    }

    @Property(tries = 3000)
    void isItsOwnNormalForm(@ForAll("offices") String office, @ForAll("spellings") String text) {
        Assume.that(text.codePoints().anyMatch(point -> point >= '0' && point <= '9'));
        ApplicationNumber number;
        try {
            number = ApplicationNumber.of(office, text);
        } catch (IllegalArgumentException wrongCheckDigit) {
            assertThat(wrongCheckDigit).hasMessageContaining("has the wrong check digit");
            return;
        }
        assertThat(ApplicationNumber.of(office, number.number())).isEqualTo(number);
    }

    @Provide
    Arbitrary<String> offices() {
        return Arbitraries.of("US", "CN", "WO", "EP", "DE", "GB", "JP", "KR", "AU", "XX");
    }

    /** Spellings near those that the rules know, and any letters, marks and digits in between. */
    @Provide
    Arbitrary<String> spellings() {
        Arbitrary<String> parts = Arbitraries.of(
                "US",
                "CN",
                "ZL",
                "WO",
                "PCT",
                "EP",
                "DE",
                "JP",
                "X",
                ".",
                "-",
                "/",
                " ",
                "19",
                "2025",
                "070194",
                "202010067471",
                "20201006747",
                "1.X",
                "1234567",
                "\u1100",
                "\u1161",
                "\u0345",
                "\u00df",
                "\uff11");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(3);
        return Arbitraries.frequencyOf(Tuple.of(9, parts), Tuple.of(1, any))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(list -> String.join("", list));
    }

    @Test
    void keepsADigitThatNothingMarksAsCheckDigit() {
        assertThat(ApplicationNumber.of("CN", "2020100674713").number()).isEqualTo("2020100674713");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "N/A", "US", "--", "unknown"})
    void refusesWhatHoldsNoNumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ApplicationNumber.of("US", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "CN", "WO", "EP", "CA", "JP"})
    void keepsNumbersOfUnknownShape(String office) {
        assertThat(ApplicationNumber.of(office, "Q 1234567890/12").number()).isEqualTo("Q123456789012");
    }

    @Property
    void acceptsExactlyOneCheckDigit(
            @ForAll @IntRange(min = 1985, max = 2030) int year, @ForAll @IntRange(max = 9_999_999) int serial) {
        String digits = "%d1%07d".formatted(year, serial);
        long accepted = "0123456789X"
                .chars()
                .filter(check -> isAccepted(digits + "." + (char) check))
                .count();
        assertThat(accepted).isEqualTo(1);
    }

    private static boolean isAccepted(String text) {
        try {
            return !ApplicationNumber.of("CN", text).number().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Property
    void readsItsOwnNormalFormBack(@ForAll @IntRange(max = 99_999_999) int serial) {
        ApplicationNumber us = ApplicationNumber.of("US", "%08d".formatted(serial));
        assertThat(ApplicationNumber.of("US", us.number())).isEqualTo(us);
        assertThat(FilingId.of(us)).isEqualTo("US-%08d".formatted(serial));
        ApplicationNumber wo = ApplicationNumber.of("WO", "PCT/CN2025/%06d".formatted(serial % 1_000_000));
        assertThat(ApplicationNumber.of("WO", wo.number())).isEqualTo(wo);
    }

    @Property
    void keepsEveryNormalFormAsItIs(
            @ForAll("offices") String office,
            @ForAll @IntRange(min = 1, max = 14) int length,
            @ForAll @LongRange(max = 99_999_999_999_999L) long digits) {
        String spelled = "%014d".formatted(digits).substring(14 - length);
        String once = ApplicationNumber.of(office, spelled).number();
        assertThat(ApplicationNumber.of(office, once).number()).isEqualTo(once);
    }

    @Test
    void identifiesAFilingByItsPublicationWhereNothingElseIsKnown() {
        assertThat(FilingId.ofPublication("CN", "111275445")).isEqualTo("CN-PUB-111275445");
    }
}
