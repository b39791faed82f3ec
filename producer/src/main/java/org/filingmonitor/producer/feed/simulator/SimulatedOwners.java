package org.filingmonitor.producer.feed.simulator;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/** The owners of simulated filings: few have many filings, many have few. */
final class SimulatedOwners {

    /** Number of owners: 25 places, 40 trades and 20 legal forms. */
    static final int COUNT = 20_000;

    private static final List<String> PLACES = List.of(
            "Alderbrook",
            "Birchfield",
            "Cedarholm",
            "Dunmore",
            "Elmstead",
            "Fernley",
            "Glenrock",
            "Hazelmere",
            "Ivyside",
            "Juniper Bay",
            "Kingsford",
            "Larchmont",
            "Maplewick",
            "Northgate",
            "Oakhurst",
            "Pinecrest",
            "Quarry Hill",
            "Rowanlea",
            "Silverton",
            "Thornbury",
            "Umberland",
            "Vinecastle",
            "Willowdale",
            "Yarrowby",
            "Zephyr Point");

    private static final List<String> TRADES = List.of(
            "Photonics",
            "Robotics",
            "Batteries",
            "Genomics",
            "Networks",
            "Ceramics",
            "Turbines",
            "Sensors",
            "Polymers",
            "Optics",
            "Dairy",
            "Textiles",
            "Acoustics",
            "Drones",
            "Antennas",
            "Catalysts",
            "Vaccines",
            "Bearings",
            "Displays",
            "Ledgers",
            "Pumps",
            "Membranes",
            "Lasers",
            "Motors",
            "Alloys",
            "Printing",
            "Storage",
            "Imaging",
            "Valves",
            "Fertilisers",
            "Semiconductors",
            "Wearables",
            "Logistics",
            "Instruments",
            "Coatings",
            "Looms",
            "Gearing",
            "Payments",
            "Telemetry",
            "Enzymes");

    private static final List<String> FORMS = List.of(
            "Ltd",
            "Inc",
            "GmbH",
            "AG",
            "Co Ltd",
            "LLC",
            "PLC",
            "SA",
            "AB",
            "BV",
            "Oy",
            "KK",
            "Corp",
            "SpA",
            "AS",
            "University",
            "Institute",
            "Laboratories",
            "Holdings",
            "Cooperative");

    /** Probability of the k-th owner is proportional to 1/k; W. Hormann and G. Derflinger's rejection-inversion, 1996. */
    private static final SharedStateDiscreteSampler RANKS =
            RejectionInversionZipfSampler.of(new SplitMix64(0L), COUNT, 1);

    private SimulatedOwners() {}

    static String draw(UniformRandomProvider random) {
        return name(RANKS.withUniformRandomProvider(random).sample());
    }

    /** Returns the name of the owner at a rank: 1, who has most filings, to {@value #COUNT}. */
    static String name(int rank) {
        int place = (rank - 1) % PLACES.size();
        int trade = (rank - 1) / PLACES.size() % TRADES.size();
        int form = (rank - 1) / PLACES.size() / TRADES.size();
        return PLACES.get(place) + " " + TRADES.get(trade) + " " + FORMS.get(form) + " (SIMULATED)";
    }
}
