package org.filingmonitor.producer.feed.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/**
 * One text in several languages. English is the text itself, else the language that stands first; all others are its
 * translations. Of two texts in one language, the first holds.
 */
final class Languages {

    private static final String ENGLISH = "en";

    /** What the EPO writes for the original language where it does not know which that is. */
    private static final String UNKNOWN = "ol";

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Reads the element at which a cursor stands. */
    void read(XmlCursor element) {
        String language = element.attribute("lang").toLowerCase(Locale.ROOT);
        String text = element.text();
        if (!text.isEmpty()) {
            texts.putIfAbsent(language.equals(UNKNOWN) ? "" : language, text);
        }
    }

    /** Returns the text; empty if there is none. */
    String text() {
        return texts.isEmpty() ? "" : texts.get(language());
    }

    /** Gives the language and the text of each translation. */
    void translations(BiConsumer<String, String> translation) {
        texts.forEach((language, text) -> {
            if (!language.equals(language())) {
                translation.accept(language, text);
            }
        });
    }

    private String language() {
        return texts.containsKey(ENGLISH) ? ENGLISH : texts.keySet().iterator().next();
    }
}
