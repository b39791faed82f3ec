package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"=1+1|'=1+1", "+1|'+1", "-1|'-1", "@SUM(A1)|'@SUM(A1)", "G06F 21/62|G06F 21/62", "a=b|a=b"})
    void disarmsCellsThatStartLikeAFormula(String cell, String written) {
        assertThat(CsvCell.inert(cell)).isEqualTo(written);
    }
}
