package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;

/** What every question about some filings, each observed once, is to be answered with: by a recount. */
final class RightAnswers {

    private static final String COUNTS = "/api/v1/counts";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FROM = "2024-01";

    private final Map<String, Map<String, Integer>> rows;
    private final LocalDate latest;

    RightAnswers(List<FilingObservation> seen) {
        rows = Recount.of(seen.stream().map(RightAnswers::filing).toList());
        latest = seen.stream()
                .map(FilingObservation::getFirstPublished)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Filing filing(FilingObservation seen) {
        Filing filing = new Filing();
        filing.setOffice(seen.getOffice());
        filing.setFirstPublished(seen.getFirstPublished());
        filing.setOwners(seen.getOwners());
        filing.setIpc(seen.getIpc());
        filing.setStatus(seen.getStatus());
        filing.setPublications(seen.getPublications());
        return filing;
    }

    /** Every scope's counts. */
    Set<String> questions() {
        return scopes().stream().map(RightAnswers::counts).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> scopes() {
        return rows.keySet().stream()
                .map(row -> row.substring(0, row.indexOf('|')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String profile(String scope) {
        return "/api/v1/profile?scope=" + encoded(scope);
    }

    private static String encoded(String scope) {
        return URLEncoder.encode(scope, StandardCharsets.UTF_8);
    }

    private static String counts(String scope) {
        return COUNTS + "?facet=ipc&level=subclass&from=" + FROM + "&scope=" + encoded(scope);
    }

    /** Makes sure that an answer is right. */
    void check(String question, String answer) {
        assertThat(question).startsWith(COUNTS);
        checkCounts(json(answer));
    }

    private void checkCounts(JsonNode answer) {
        assertThat(answer.path("asOf").asText()).isEqualTo(latest.toString());
        Map<String, Integer> months = new TreeMap<>();
        answer.path("rows").forEach(row -> row.path("months").forEach(month -> {
            String place =
                    row.path("value").asText() + "|" + month.path("month").asText();
            months.put(place, month.path("count").asInt());
        }));
        months.values().removeIf(count -> count == 0);
        assertThat(months).isEqualTo(recounted(answer.path("scope").asText() + "|ipc|subclass|"));
    }

    /** Makes sure that an answer names the owners that lead in a subclass. */
    void checkOwners(String answer, String subclass, int limit) {
        Map<String, Integer> owners = new TreeMap<>();
        for (String scope : scopes()) {
            recounted(scope + "|ipc|subclass|" + subclass + "|").values().stream()
                    .filter(count -> !scope.equals("all"))
                    .forEach(count -> owners.merge(scope, count, Integer::sum));
        }
        List<String> leaders = owners.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(owner -> owner.getKey() + " " + owner.getValue())
                .toList();
        List<String> told = new ArrayList<>();
        json(answer).path("rows").forEach(row -> told.add(row.path("scope").asText() + " " + row.path("total")));
        assertThat(told).isEqualTo(leaders).hasSize(limit);
        assertThat(json(answer).path("total").asInt()).isEqualTo(owners.size());
    }

    private Map<String, Integer> recounted(String prefix) {
        Map<String, Integer> months = new TreeMap<>();
        rows.forEach((row, days) -> {
            int count = days.entrySet().stream()
                    .filter(day -> day.getKey().startsWith("f"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            if (row.startsWith(prefix) && count > 0) {
                months.put(row.substring(prefix.length()), count);
            }
        });
        return months;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
