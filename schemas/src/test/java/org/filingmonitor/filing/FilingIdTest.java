package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.filingmonitor.event.Publication;
import org.junit.jupiter.api.Test;

class FilingIdTest {

    @Test
    void isTheSameForAllDocumentsThatDifferInKind() {
        assertThat(ofPublication("CN111447221A", "A"))
                .isEqualTo(ofPublication("CN111447221B", "B"))
                .isEqualTo(ofPublication("CN111447221", null))
                .isEqualTo(FilingId.ofPublication("CN", "111447221"));
    }

    @Test
    void keepsALetterAtTheEndThatIsNoKind() {
        assertThat(ofPublication("US2025001A", "A1")).isEqualTo("US-PUB-2025001A");
    }

    @Test
    void refusesADocumentWithoutNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofPublication("USB2", "B2"))
                .withMessageContaining("'USB2' is no publication number");
    }

    @Test
    void leadsBackToTheApplication() {
        ApplicationNumber application = new ApplicationNumber("WO", "CN2025070194");
        assertThat(FilingId.application(FilingId.of(application))).isEqualTo(application);
    }

    @Test
    void tellsPublicationsFromApplications() {
        assertThat(FilingId.isOfPublication("US", "US-PUB-7")).isTrue();
        assertThat(FilingId.isOfPublication("US", "US-18000001")).isFalse();
        assertThat(FilingId.isOfPublication("CN", "US-PUB-7")).isFalse();
    }

    @Test
    void tellsUtilityModelsFromPatentsOfTheSameNumber() {
        assertThat(ofPublication("KR20090012345A", "A")).isEqualTo("KR-PUB-20090012345");
        assertThat(ofPublication("KR20090012345U", "U"))
                .isEqualTo(ofPublication("KR20090012345Y1", "Y1"))
                .isEqualTo("KR-PUB-20090012345U");
        assertThat(ofPublication("DE202012000001U1", "U1")).isEqualTo("DE-PUB-202012000001");
    }

    private static String ofPublication(String number, String kind) {
        return FilingId.ofPublication(new Publication(number, kind, null));
    }
}
