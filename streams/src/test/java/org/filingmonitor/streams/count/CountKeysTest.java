package org.filingmonitor.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.CountedFacet;
import org.filingmonitor.streams.state.CountedScope;
import org.junit.jupiter.api.Test;

class CountKeysTest {

    static {
        GeneratedRecords.enable();
    }

    @Test
    void countsAMainGroupAtItsOwnLevelAndAmongTheSubgroups() {
        assertThat(values(filing().setIpc(List.of("G06N 20/00")), "group")).containsExactly("G06N 20/00");
        assertThat(values(filing().setIpc(List.of("G06N 20/00")), "subgroup")).containsExactly("G06N 20/00");
    }

    @Test
    void countsTwoSymbolsOnceUnderACommonAncestor() {
        Filing.Builder filing = filing().setIpc(List.of("G06F 21/62", "G06F 21/60"));
        assertThat(values(filing, "group")).containsExactly("G06F 21/00");
        assertThat(values(filing, "subgroup")).containsExactly("G06F 21/60", "G06F 21/62");
    }

    @Test
    void isUnclassifiedAtEveryLevelThatNoSymbolReaches() {
        assertThat(values(filing(), "section")).containsExactly("UNCLASSIFIED");
        assertThat(values(filing().setIpc(List.of("G06Q")), "subclass")).containsExactly("G06Q");
        assertThat(values(filing().setIpc(List.of("G06Q")), "group")).containsExactly("UNCLASSIFIED");
    }

    @Test
    void spellingsOfAnOwnerAreOneScopeAndAnOwnerWithoutLettersIsNone() {
        Filing.Builder filing = filing().setOwners(List.of(
                new Owner("Alipay ( Hangzhou ) Co., Ltd.", "China"),
                new Owner("ALIPAY (HANGZHOU) CO., LTD.", null),
                new Owner("--", null)));

        assertThat(CountKeys.of(filing.build()).getScopes())
                .containsExactly(
                        new CountedScope("all", List.of()),
                        new CountedScope(
                                "owner:alipay hangzhou co ltd",
                                List.of("ALIPAY (HANGZHOU) CO., LTD.", "Alipay ( Hangzhou ) Co., Ltd.")));
    }

    @Test
    void aDeletedFilingIsCountedNowhere() {
        assertThat(CountKeys.of(filing().setDeleted(true).build()))
                .isEqualTo(Counted.newBuilder().build());
    }

    private static List<String> values(Filing.Builder filing, String level) {
        return CountKeys.of(filing.build()).getFacets().stream()
                .filter(facet -> facet.getLevel().equals(level))
                .map(CountedFacet::getValue)
                .toList();
    }

    private static Filing.Builder filing() {
        return Filing.newBuilder()
                .setId("US-1")
                .setOffice("US")
                .setFirstSeenAt(Instant.EPOCH)
                .setFirstPublished(LocalDate.parse("2024-02-29"));
    }
}
