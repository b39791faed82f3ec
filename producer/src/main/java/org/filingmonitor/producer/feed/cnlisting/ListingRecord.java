package org.filingmonitor.producer.feed.cnlisting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.chinese.ChineseFields;
import org.filingmonitor.producer.feed.chinese.ChineseLabel;
import org.filingmonitor.producer.feed.chinese.ChineseLabel.Field;

/** One record of a listing. */
final class ListingRecord {

    /** Numbers of the list, and the sort of document, which its kind code says too. */
    private static final Pattern STRAY = Pattern.compile("\\d+[.．]|[发發]明(?:授[权權]|公布|[专專]利)|[实實]用新型|外[观觀][设設][计計]");

    private final List<String> title = new ArrayList<>();
    private final ChineseFields fields = new ChineseFields();
    private final boolean cut;
    private boolean labelled;
    private boolean inAbstract;

    /**
     * Takes a record apart.
     *
     * @param last true if the page ends after it, so that it may be incomplete
     * @param cut true if the page's last line may not be whole
     * @throws IllegalArgumentException if it is incomplete
     */
    ListingRecord(List<String> lines, boolean last, boolean cut) {
        lines.forEach(this::take);
        this.cut = last && cut && inAbstract;
        boolean cutInField =
                cut && ChineseLabel.atStart(lines.get(lines.size() - 1)).isPresent();
        if (last && !fields.has(ChineseLabel.ABSTRACT) && (cutInField || !fields.has(ChineseLabel.FILING_DATE))) {
            throw new IllegalArgumentException("incomplete: the page ends within it");
        }
    }

    private void take(String line) {
        Optional<Field> field = ChineseLabel.atStart(line);
        if (field.isPresent()) {
            fields.add(field.get());
            labelled = true;
            inAbstract = field.get().label() == ChineseLabel.ABSTRACT;
        } else if (line.isEmpty()) {
            inAbstract = false;
        } else if (inAbstract) {
            fields.append(ChineseLabel.ABSTRACT, line);
        } else if (!labelled && !STRAY.matcher(line).matches()) {
            title.add(line);
        }
    }

    ParsedDocument observe(Source source, Position position) {
        FilingDraft draft = new FilingDraft(source, position);
        title.stream().findFirst().ifPresent(draft::title);
        title.stream().skip(1).forEach(line -> draft.warn("the line '" + line + "' after the title is left out"));
        if (cut) {
            draft.warn("the page ends within the abstract, which may be cut");
        }
        fields.state(draft);
        return draft.finish();
    }
}
