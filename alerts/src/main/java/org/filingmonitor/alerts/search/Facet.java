package org.filingmonitor.alerts.search;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filingmonitor.event.Filing;
import org.filingmonitor.filing.IpcSymbol;

/** What the filings that a query finds are counted by. */
public enum Facet {
    OFFICE {
        @Override
        Stream<String> of(Filing filing) {
            return Stream.of(filing.getOffice());
        }
    },
    STATUS {
        @Override
        Stream<String> of(Filing filing) {
            return Stream.of(filing.getStatus().name());
        }
    },
    /** Subclasses, each once; a filing that no symbol classifies as deep as that is unclassified. */
    IPC {
        @Override
        Stream<String> of(Filing filing) {
            Set<String> subclasses = filing.getIpc().stream()
                    .flatMap(symbol -> subclass(symbol).stream())
                    .collect(Collectors.toSet());
            return subclasses.isEmpty() ? Stream.of(IpcSymbol.UNCLASSIFIED) : subclasses.stream();
        }
    },
    /** The month of first publication; an undated filing has none. */
    MONTH {
        @Override
        Stream<String> of(Filing filing) {
            return Stream.ofNullable(filing.getFirstPublished())
                    .map(day -> YearMonth.from(day).toString());
        }
    };

    abstract Stream<String> of(Filing filing);

    /** Returns its name: {@code office}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String field() {
        return "_" + label();
    }

    private static Optional<String> subclass(String symbol) {
        try {
            return IpcSymbol.of(symbol).at(IpcSymbol.Level.SUBCLASS).map(IpcSymbol::toString);
        } catch (IllegalArgumentException noSymbol) {
            return Optional.empty();
        }
    }
}
