package org.filingmonitor.alerts.watch;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a text of YAML, of which JSON is a part. Aliases and merge keys are resolved, within bounds. */
final class YamlText {

    /** Longest file read, in bytes. */
    static final int LONGEST = 1 << 20;

    /** Deepest nesting read. */
    static final int DEEPEST = 50;

    private static final int MOST_ALIASES = 50;

    private YamlText() {}

    /**
     * Reads the documents of a text.
     *
     * @throws NoYamlException if it is no YAML
     */
    static List<YamlDocument> read(String text) {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(LONGEST);
        bounds.setNestingDepthLimit(DEEPEST);
        bounds.setMaxAliasesForCollections(MOST_ALIASES);
        List<YamlDocument> documents = new ArrayList<>();
        try {
            for (Node root : new Yaml(bounds).composeAll(new StringReader(text))) {
                documents.add(YamlTree.read(root));
            }
            return documents;
        } catch (MarkedYAMLException e) {
            Place place = e.getProblemMark() == null ? Place.START : Place.of(e.getProblemMark());
            throw new NoYamlException(place, "this is no YAML: " + oneLine(e.getProblem()));
        } catch (ReaderException e) {
            throw new NoYamlException(
                    Place.of(text, e.getPosition()),
                    "this is no YAML: it holds a character that YAML does not allow; leave it out");
        } catch (YAMLException e) { // a bound is passed, at no place in particular
            throw new NoYamlException(Place.START, "this is too much YAML: " + oneLine(e.getMessage()));
        }
    }

    private static String oneLine(String problem) {
        return String.valueOf(problem).strip().replaceAll("\\s+", " ");
    }
}
