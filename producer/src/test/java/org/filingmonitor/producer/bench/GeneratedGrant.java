package org.filingmonitor.producer.bench;

import java.util.Random;

/** A generated grant in version v4.7, for benches where no real documents are. */
final class GeneratedGrant {

    private static final String[] WORDS = {
        "device", "method", "signal", "housing", "the", "a", "of", "comprising", "first", "second", "layer", "circuit"
    };

    private GeneratedGrant() {}

    static String document(int number, Random random) {
        StringBuilder document = new StringBuilder();
        document.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE us-patent-grant SYSTEM \"g.dtd\" [ ]>\n")
                .append(
                        "<us-patent-grant dtd-version=\"v4.7\">\n<us-bibliographic-data-grant>\n<publication-reference>")
                .append("<document-id><country>US</country><doc-number>")
                .append(11_000_000 + number)
                .append("</doc-number><kind>B2</kind><date>20250107</date></document-id></publication-reference>\n")
                .append("<application-reference><document-id><country>US</country><doc-number>")
                .append(17_000_000 + number)
                .append("</doc-number><date>20220107</date></document-id></application-reference>\n")
                .append("<invention-title>")
                .append(words(random, 8))
                .append("</invention-title>\n<us-references-cited>\n");
        for (int i = 0; i < 40; i++) {
            document.append("<us-citation><patcit num=\"")
                    .append(i)
                    .append(
                            "\"><document-id><country>US</country>\n<doc-number>9999999</doc-number>\n<kind>B2</kind>\n")
                    .append("<name>Somebody</name>\n<date>20170500</date>\n</document-id></patcit></us-citation>\n");
        }
        document.append("</us-references-cited>\n</us-bibliographic-data-grant>\n<abstract><p>")
                .append(words(random, 120))
                .append("</p></abstract>\n<description>\n");
        for (int i = 0; i < 60; i++) {
            document.append("<p id=\"p-")
                    .append(i)
                    .append("\" num=\"")
                    .append(i)
                    .append("\">")
                    .append(words(random, 60))
                    .append(" <figref idref=\"D1\">FIG. <b>1</b></figref> ")
                    .append(words(random, 20))
                    .append("</p>\n");
        }
        return document.append("</description>\n</us-patent-grant>\n").toString();
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return words.toString();
    }
}
