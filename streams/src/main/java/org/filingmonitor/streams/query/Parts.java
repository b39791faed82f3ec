package org.filingmonitor.streams.query;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The parts that an answer from all partitions of a store is made of: each partition is in one of them. Every holder is
 * asked for partitions by number and refuses with 503 if it does not hold one of them, so that all parts together are
 * always the whole.
 *
 * @param here the partitions that this instance answers for; reading them fails if one is not here
 * @param others the other instances, with the partitions that each answers for
 */
record Parts(List<Integer> here, List<Elsewhere> others) {

    /**
     * What another instance answers for.
     *
     * @param host the instance
     * @param partitions never empty
     */
    record Elsewhere(Peers peers, HostInfo host, List<Integer> partitions) {

        /**
         * Returns the instance's answer to a request, from these partitions alone, once it is complete.
         *
         * @param target path and query
         * @param accept media type of the answer
         * @throws MovingException if it does not answer, or that it cannot now
         */
        HttpResponse<byte[]> ask(String target, String accept) {
            return peers.ask(host, target, headers(accept));
        }

        private Map<String, String> headers(String accept) {
            String asked = partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
            return Map.of(Forwarding.PARTITIONS, asked, "Accept", accept);
        }
    }
}
