package org.filingmonitor.producer.feed.chinese;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Repairs text that was damaged on its way, and compares text in either script. */
public final class ChineseText {

    /**
     * A conversion to traditional characters left their pronunciation behind them. Only brackets that hold Latin letters
     * with a tone mark go: those in 公開(公告)號 and in names stay.
     */
    private static final Pattern PRONUNCIATION =
            Pattern.compile("(?<=\\p{IsHan})[(（]\\p{IsLatin}*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]\\p{IsLatin}*[)）]");

    /** What became of the last character of the label 申請號 and the table cell's end after it. */
    private static final Pattern BROKEN_NUMBER_LABEL = Pattern.compile("\\?zhí\\)?枺\\?/td>");

    /** The characters of labels, traditional and simplified, and the punctuation between them. */
    private static final String TRADITIONAL = "開號請發設計專權類關鍵詞書說審無終實質駁撤讓（）：；【】";

    private static final String SIMPLIFIED = "开号请发设计专权类关键词书说审无终实质驳撤让():;[]";

    private ChineseText() {}

    /** Returns text as it was before a conversion damaged it. */
    public static String repaired(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String labelled = BROKEN_NUMBER_LABEL.matcher(composed).replaceAll("號:");
        return PRONUNCIATION.matcher(labelled).replaceAll("");
    }

    /** Returns text with the characters of labels simplified, each at its place. */
    static String simplified(String text) {
        StringBuilder simplified = new StringBuilder(text);
        for (int i = 0; i < simplified.length(); i++) {
            int known = TRADITIONAL.indexOf(simplified.charAt(i));
            if (known >= 0) {
                simplified.setCharAt(i, SIMPLIFIED.charAt(known));
            }
        }
        return simplified.toString();
    }
}
