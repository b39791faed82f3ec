package org.filingmonitor.producer.feed.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what two spellings of a name within one document are told to be one: its words in any order, without case,
 * punctuation and accents. {@code KYLMAENEN JARI} is {@code Kylmänen, Jari}.
 */
final class NameKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Letters that do not decompose, and what the EPO writes for letters with an umlaut. */
    private static final Map<String, String> FOLDED =
            Map.of("Æ", "A", "Ø", "O", "Œ", "O", "Ł", "L", "Đ", "D", "AE", "A", "OE", "O", "UE", "U");

    private static final Pattern FOLDING = Pattern.compile(String.join("|", FOLDED.keySet()));

    private NameKey() {}

    static String of(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String bare =
                MARKS.matcher(Normalizer.normalize(upper, Normalizer.Form.NFD)).replaceAll("");
        String folded = FOLDING.matcher(bare).replaceAll(found -> FOLDED.get(found.group()));
        return GAP.splitAsStream(folded)
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
