package org.filingmonitor.producer.feed.epfulltext;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A text in several languages. The English one stands for it, else the one in the document's language. */
final class LanguageTexts {

    private static final String ENGLISH = "en";

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Adds a text; of several in one language the first holds. */
    void add(String language, String text) {
        if (!text.isBlank()) {
            texts.putIfAbsent(language.toLowerCase(Locale.ROOT), text);
        }
    }

    /** States the text that stands for all, and the others as its translations. */
    void state(String documentLanguage, Consumer<String> first, BiConsumer<String, String> translation) {
        String language = first(documentLanguage);
        texts.forEach((each, text) -> {
            if (each.equals(language)) {
                first.accept(text);
            } else {
                translation.accept(each, text);
            }
        });
    }

    private String first(String documentLanguage) {
        if (texts.containsKey(ENGLISH)) {
            return ENGLISH;
        }
        return texts.containsKey(documentLanguage)
                ? documentLanguage
                : texts.keySet().stream().findFirst().orElse("");
    }
}
