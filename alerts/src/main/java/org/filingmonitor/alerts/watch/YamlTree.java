package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the nodes of a YAML document into JSON, and notes where each stands. What an alias stands for counts as often as it
 * is named: a short file can mean millions of nodes.
 */
final class YamlTree {

    private static final int MOST_NODES = 200_000;

    /** Reading a number takes time that grows with the square of its length. */
    private static final int LONGEST_NUMBER = 100;

    private final Map<String, Place> places = new HashMap<>();
    private final Map<Place, String> repeated = new HashMap<>();
    private int nodes;

    private YamlTree() {}

    /**
     * Reads a document.
     *
     * @throws NoYamlException if it is nested too deeply or means too much
     */
    static YamlDocument read(Node root) {
        YamlTree tree = new YamlTree();
        tree.places.put("", Place.of(root.getStartMark()));
        return new YamlDocument(tree.json(root, "", 0), tree.places, tree.repeated);
    }

    private JsonNode json(Node node, String path, int depth) {
        nodes++;
        if (nodes > MOST_NODES || depth > YamlText.DEEPEST) {
            throw new NoYamlException(
                    Place.of(node.getStartMark()), "aliases make too much of this file; write out what they stand for");
        }
        if (node instanceof SequenceNode list) {
            return array(list, path, depth);
        }
        if (node instanceof MappingNode map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            fill(object, map, path, depth);
            return object;
        }
        return scalar((ScalarNode) node);
    }

    private ArrayNode array(SequenceNode list, String path, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node element : list.getValue()) {
            String at = path + "[" + array.size() + "]";
            places.putIfAbsent(at, Place.of(element.getStartMark()));
            array.add(json(element, at, depth + 1));
        }
        return array;
    }

    /** What an object has of its own wins over what it takes over with {@code <<}. */
    private void fill(ObjectNode object, MappingNode map, String path, int depth) {
        for (NodeTuple entry : map.getValue()) {
            if (isMerge(entry)) {
                continue;
            }
            Place place = Place.of(entry.getKeyNode().getStartMark());
            String key = key(entry, place);
            String at = path + "." + key;
            if (object.has(key)) {
                repeated.put(place, key);
                continue;
            }
            places.putIfAbsent(at, place);
            object.set(key, json(entry.getValueNode(), at, depth + 1));
        }
        map.getValue().stream()
                .filter(YamlTree::isMerge)
                .forEach(entry -> merge(object, entry.getValueNode(), path, depth));
    }

    private void merge(ObjectNode object, Node merged, String path, int depth) {
        List<Node> sources = merged instanceof SequenceNode list ? list.getValue() : List.of(merged);
        for (Node source : sources) {
            JsonNode taken = json(source, path, depth + 1);
            if (!taken.isObject()) {
                throw new NoYamlException(Place.of(merged.getStartMark()), "'<<' takes over objects only");
            }
            taken.properties().forEach(entry -> object.putIfAbsent(entry.getKey(), entry.getValue()));
        }
    }

    private static boolean isMerge(NodeTuple entry) {
        return entry.getKeyNode().getTag().equals(Tag.MERGE);
    }

    private static String key(NodeTuple entry, Place place) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
            return key.getValue();
        }
        throw new NoYamlException(place, "a key must be a text");
    }

    private static JsonNode scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(Tag.NULL)) {
            return NullNode.instance;
        }
        if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true")); // yes, no, on and off are words
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(text) : TextNode.valueOf(text);
    }

    private static JsonNode number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return TextNode.valueOf(text);
        }
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text); // YAML 1.1 takes 12:30 and 1_000 for numbers
        }
    }
}
