package org.filingmonitor.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationNumberTest {

    @ParameterizedTest
    @CsvSource({
        "US20220240350A1, US20220240350A1",
        "US2022240350A1, US20220240350A1",
        "US 2022/0240350 A1, US20220240350A1",
        "US 20221240350 A1, US20221240350A1",
        "US20010000044P1, US20010000044P1",
        "US2001000044P1, US20010000044P1",
        "US07591022B2, US7591022B2",
        "'US 7,591,022 B2', US7591022B2",
        "US12002002B2, US12002002B2",
        "USD0456588S1, USD456588S1",
        "US456588S1, USD456588S1",
        "USPP023456P2, USPP23456P2",
        "US23456P2, USPP23456P2",
        "USRE049256E1, USRE49256E1",
        "USH0002134H1, USH2134H1",
        "WO2025146094, WO2025146094",
        "WO2025146094A1, WO2025146094A1",
        "WO 2025/146094, WO2025146094",
        "WO/2025/146094 A1, WO2025146094A1",
        "WO9912345, WO1999012345",
        "WO 99/12345 A1, WO1999012345A1",
        "WO199912345A1, WO1999012345A1",
        "WO/1999/012345, WO1999012345",
        "WO03067954, WO2003067954",
        "WO0220444A1, WO2002020444A1",
        "WO02020444A1, WO2002020444A1",
        "CN111447221B, CN111447221B",
        "CN 111447221 B, CN111447221B",
        "CN85100001A, CN85100001A",
        "EP1234567A1, EP1234567A1",
        "EP 0 560 858 A1, EP0560858A1",
        "EP560858A1, EP0560858A1",
        "DE102009012345A1, DE102009012345A1",
        "DE 10 2009 012 345 A1, DE102009012345A1",
        "DE 10 2009 012 345.6, DE102009012345",
        "DE 202009012345 U1, DE202009012345U1",
        "DE19512345C2, DE19512345C2",
        "DE 195 12 345 C2, DE19512345C2",
        "'DE G 82 33 714.4', DE8233714",
        "JP S62-123456 A, JPS62123456A",
        "JPS62123456A, JPS62123456A",
        "JPS6212345A, JPS62012345A",
        "JP S62-012345 A, JPS62012345A",
        "JP H4-220915 A, JPH04220915A",
        "JPH04220915A, JPH04220915A",
        "JP 2003-12345 A, JP2003012345A",
        "JP2003012345A, JP2003012345A",
        "JP6123456B2, JP6123456B2",
        "KR 10-2020-0012345 A, KR20200012345A",
        "KR20200012345A, KR20200012345A",
        "KR 10-2123456 B1, KR102123456B1",
        "KR102123456B1, KR102123456B1",
        "GB 2 123 456 A, GB2123456A",
        "HRP20251003T1, HRP20251003T1",
        "AU2024270787A1, AU2024270787A1",
    })
    void hasOneFormForAllSpellings(String text, String normal) {
        assertThat(PublicationNumber.of(text)).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "US, 2022240350, A1, US20220240350A1",
        "US, 07591022, B2, US7591022B2",
        "US, 5382, P, USPP5382P",
        "WO, 2025146094, A1, WO2025146094A1",
        "EP, 560858, ' a1 ', EP0560858A1",
        "KR, 20200012345, '', KR20200012345",
        "JP, S62123456, A, JPS62123456A",
        "DE, 10 2009 012 345.6, A1, DE102009012345A1",
    })
    void takesTheNumberInParts(String office, String number, String kind, String normal) {
        assertThat(new PublicationNumber(office, number, kind)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "US", "WO --", "12345", "特開昭62-123456"})
    void refusesWhatHoldsNoNumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicationNumber.of(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new PublicationNumber("US", "--", null));
    }

    @Property
    void readsItsOwnNormalFormBack(@ForAll("spellings") String text) {
        PublicationNumber once = PublicationNumber.of(text);
        assertThat(new PublicationNumber(once.office(), once.number(), once.kind()))
                .isEqualTo(once);
        assertThat(PublicationNumber.of(once.toString())).hasToString(once.toString());
    }

    @Provide
    Arbitrary<String> spellings() {
        Arbitrary<String> office = Arbitraries.of("US", "WO", "EP", "DE", "JP", "KR", "CN", "GB", "XX");
        Arbitrary<String> letters = Arbitraries.of("", "D", "PP", "RE", "H", "S", "G", "P", "T");
        Arbitrary<String> digits =
                Arbitraries.strings().withChars("0129").ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> gap = Arbitraries.of("", "", " ", "-", "/", ".", ", ");
        Arbitrary<String> kind = Arbitraries.of("", "A", "A1", "B2", "P2", "S1", "E1", "U");
        return Combinators.combine(office, gap, letters, digits, gap, digits, gap, kind)
                .as((o, g1, l, d1, g2, d2, g3, k) -> o + g1 + l + d1 + g2 + d2 + g3 + k);
    }

    @Property
    void theSpellingsOfAnApplicationPublishedInTheUnitedStatesMeet(
            @ForAll @IntRange(min = 2001, max = 2099) int year, @ForAll @IntRange(min = 1, max = 999_999) int serial) {
        PublicationNumber printed = PublicationNumber.of("US %d/%07d A1".formatted(year, serial));
        assertThat(printed).hasToString("US%d%07dA1".formatted(year, serial));
        assertThat(new PublicationNumber("US", "%d%06d".formatted(year, serial), "A1"))
                .isEqualTo(printed);
    }

    @Property
    void theSpellingsOfAnInternationalPublicationMeet(
            @ForAll @IntRange(min = 1978, max = 2003) int year, @ForAll @IntRange(min = 1, max = 99_999) int serial) {
        PublicationNumber now = PublicationNumber.of("WO/%d/%06d".formatted(year, serial));
        assertThat(PublicationNumber.of("WO %02d/%05d".formatted(year % 100, serial)))
                .isEqualTo(now);
        assertThat(new PublicationNumber("WO", "%02d%06d".formatted(year % 100, serial), null))
                .isEqualTo(now);
    }
}
