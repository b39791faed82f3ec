package org.filingmonitor.producer.feed.cndocument;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.chinese.ChineseFields;
import org.filingmonitor.producer.feed.chinese.ChineseLabel;
import org.filingmonitor.producer.feed.chinese.ChineseLabel.Field;

/** The title and the labels of one document. */
final class DocumentBlock {

    /** Lines above the block among which the title stands. */
    private static final int TITLE_LINES = 6;

    /** {@code [發明專利]TITLE有效}: the sort of right in brackets, the title, and how the right stands. */
    private static final Pattern TITLE = Pattern.compile(
            "\\[[^\\]]*(?:[专專]利|[实實]用新型|外[观觀][设設][计計])\\](.+?)(有效|[审審]中|[实實][审審]|公[开開]|失效|[无無]效|[终終]止|撤回)?");

    private final Optional<Matcher> title;
    private final ChineseFields fields = new ChineseFields();
    private boolean inAbstract;
    private boolean ended;

    /**
     * Takes a block apart.
     *
     * @param before the lines above it
     * @param lines the block, and the lines below it
     * @throws IllegalArgumentException if the block is incomplete
     */
    DocumentBlock(List<String> before, List<String> lines) {
        this.title = title(before);
        lines.forEach(this::take);
        if (!ended) {
            throw new IllegalArgumentException(
                    "incomplete: ends before what follows '" + ChineseLabel.ABSTRACT.text() + "'");
        }
    }

    static boolean hasTitle(List<String> before) {
        return title(before).isPresent();
    }

    private static Optional<Matcher> title(List<String> before) {
        List<String> near = before.subList(Math.max(0, before.size() - TITLE_LINES), before.size());
        return IntStream.rangeClosed(1, near.size())
                .mapToObj(up -> TITLE.matcher(near.get(near.size() - up)))
                .filter(Matcher::matches)
                .findFirst();
    }

    /** The abstract is the block's last field of use; it may go on below its label, up to the next one. */
    private void take(String line) {
        if (ended) {
            return;
        }
        List<Field> found = ChineseLabel.in(line);
        if (found.isEmpty() && inAbstract && !line.isEmpty()) {
            fields.append(ChineseLabel.ABSTRACT, line);
        }
        ended = inAbstract && !found.isEmpty();
        if (!ended) {
            found.forEach(fields::add);
            inAbstract = fields.has(ChineseLabel.ABSTRACT);
        }
    }

    ParsedDocument observe(Source source, Position position) {
        FilingDraft draft = new FilingDraft(source, position);
        if (title.isPresent()) {
            draft.title(title.get().group(1));
            Optional.ofNullable(title.get().group(2)).ifPresent(word -> draft.status(Optional.of(status(word))));
        } else {
            draft.warn("has no title above its labels");
        }
        fields.state(draft);
        return draft.finish();
    }

    private static FilingStatus status(String word) {
        return switch (word) {
            case "有效" -> FilingStatus.IN_FORCE;
            case "失效", "无效", "無效", "终止", "終止" -> FilingStatus.LAPSED;
            case "撤回" -> FilingStatus.WITHDRAWN;
            default -> FilingStatus.PENDING;
        };
    }
}
