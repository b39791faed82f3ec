package org.filingmonitor.producer.feed.chinese;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labels of Chinese pages, in either script; some pages have two of them in English. */
public enum ChineseLabel {
    PUBLICATION_NUMBER("公开(公告)号"),
    PUBLICATION_DATE("公开(公告)日"),
    APPLICATION_NUMBER("申请号"),
    FILING_DATE("申请日"),
    INVENTOR("发明(设计)人", "发明人", "Inventor"),
    OWNER("申请(专利权)人", "申请人"),
    MAIN_IPC("主分类号"),
    IPC("分类号"),
    AGENCY("代理公司"),
    AGENT("代理人"),
    ADDRESS("地址"),
    REGION("国省代码", "國省代碼"),
    CLAIMS("[权利要求书]", "[權利要求书]", "权利要求书", "權利要求书"),
    DESCRIPTION("说明书"),
    ABSTRACT("摘要", "Abstract"),
    KEYWORDS("搜索关键词");

    private static final Map<String, ChineseLabel> BY_TEXT = Stream.of(values())
            .flatMap(label -> label.texts.stream().map(text -> Map.entry(text, label)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Pattern LABEL = Pattern.compile(BY_TEXT.keySet().stream()
                    .sorted((one, other) -> other.length() - one.length())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(", ")"))
            + "\\s*:");

    @SuppressWarnings("ImmutableEnumChecker") // only ever given List.of
    private final List<String> texts;

    ChineseLabel(String... texts) {
        this.texts = List.of(texts);
    }

    /** A label and the text up to the next label in the line, stripped. */
    public record Field(ChineseLabel label, String value) {}

    /** Returns the label as pages print it. */
    public String text() {
        return texts.get(0);
    }

    /** Returns the field that a line holds if the line begins with its label. */
    public static Optional<Field> atStart(String line) {
        Matcher matcher = LABEL.matcher(ChineseText.simplified(line));
        return matcher.lookingAt() ? Optional.of(field(matcher, line.substring(matcher.end()))) : Optional.empty();
    }

    /** Returns all fields of a line that may hold several. */
    public static List<Field> in(String line) {
        Matcher matcher = LABEL.matcher(ChineseText.simplified(line));
        List<Field> fields = new ArrayList<>();
        boolean found = matcher.find();
        while (found) {
            ChineseLabel label = BY_TEXT.get(matcher.group(1));
            int start = matcher.end();
            found = matcher.find();
            fields.add(new Field(
                    label,
                    line.substring(start, found ? matcher.start() : line.length())
                            .strip()));
        }
        return fields;
    }

    private static Field field(Matcher matcher, String value) {
        return new Field(BY_TEXT.get(matcher.group(1)), value.strip());
    }
}
