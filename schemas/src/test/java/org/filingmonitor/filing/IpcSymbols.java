package org.filingmonitor.filing;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Any symbol of a group. Subgroups have no zero at the end beyond two digits: as a decimal fraction it says nothing. */
final class IpcSymbols implements ArbitrarySupplier<IpcSymbol> {

    @Override
    public Arbitrary<IpcSymbol> get() {
        Arbitrary<String> above = Combinators.combine(
                        Arbitraries.chars().range('A', 'H'),
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.chars().range('A', 'Z'))
                .as((section, number, subclass) -> "%c%02d%c".formatted(section, number, subclass));
        Arbitrary<String> subgroup = Arbitraries.strings()
                .numeric()
                .ofMinLength(2)
                .ofMaxLength(6)
                .filter(digits -> digits.length() == 2 || !digits.endsWith("0"));
        return Combinators.combine(above, Arbitraries.integers().between(1, 9999), subgroup)
                .as(IpcSymbol::new);
    }
}
