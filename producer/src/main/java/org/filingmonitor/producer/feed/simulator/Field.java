package org.filingmonitor.producer.feed.simulator;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A field of technology: what titles and abstracts of its filings are composed of.
 *
 * @param ipc its IPC symbols
 */
record Field(List<String> ipc, List<String> things, List<String> purposes) {

    private static final List<Field> ALL = List.of(
            of(
                    "G06N 3/04,G06N 3/08,G06N 5/04,G06N 20/00,G06F 18/24,G06V 10/82,G10L 15/16,G06F 40/30",
                    "neural network,recurrent model,speech recogniser,image classifier,federated learner,knowledge graph",
                    "training,inference,feature extraction,label correction,model compression,dialogue generation"),
            of(
                    "H04L 9/32,H04L 9/08,G06Q 20/38,G06Q 20/40,G06F 21/62,G06F 21/64,H04L 9/40,G06F 16/27",
                    "blockchain node,smart contract,key server,payment terminal,consensus group,secure enclave",
                    "identity verification,privacy protection,transaction settlement,data sharing,key rotation,auditing"),
            of(
                    "H04W 72/04,H04W 4/40,H04B 7/06,H04L 5/00,H01Q 1/38,H04W 52/02,H04W 74/08,H04B 7/185",
                    "base station,antenna array,relay satellite,mobile terminal,beam former,radio scheduler",
                    "beam selection,handover,power saving,random access,interference control,channel estimation"),
            of(
                    "H01M 10/052,H01M 4/38,H01M 10/42,H02J 7/00,B60L 53/10,H01M 50/20,H01M 4/62,H01M 10/0562",
                    "lithium cell,solid electrolyte,battery pack,charging station,cathode layer,thermal plate",
                    "fast charging,heat removal,ageing estimation,cell balancing,dendrite suppression,recycling"),
            of(
                    "A61K 39/395,C07K 16/28,A61P 35/00,C12N 15/113,A61K 9/51,C12Q 1/6886,A61B 5/00,G16H 50/20",
                    "antibody,lipid particle,messenger molecule,biopsy needle,wearable monitor,gene panel",
                    "tumour treatment,early diagnosis,targeted delivery,dose adjustment,immune modulation,screening"),
            of(
                    "B25J 9/16,B25J 13/08,G05D 1/02,B65G 1/137,B25J 15/00,G05B 19/418,B64U 10/13,B60W 60/00",
                    "robot arm,gripper,warehouse vehicle,inspection drone,assembly cell,autonomous tractor",
                    "grasp planning,collision avoidance,order picking,path following,calibration,weld inspection"));

    private static final int SYMBOLS = 4;

    /** With a title of some 60 characters, about 1.2 KB in all. */
    private static final int ABSTRACT = 1080;

    private static final List<String> PARTS = List.of(
            "a housing",
            "a controller",
            "a first memory",
            "a second interface",
            "a measuring unit",
            "a buffer stage",
            "a coupling element",
            "a reference source",
            "a selection rule",
            "a calibration table");

    private static final List<String> EFFECTS = List.of(
            "Losses are reduced",
            "The number of steps falls",
            "Faults are found sooner",
            "Less energy is needed",
            "Operation continues during maintenance",
            "Wear is spread evenly",
            "Results can be repeated");

    private static final List<String> ADJECTIVES = List.of(
            "modular", "low-power", "fault-tolerant", "self-adjusting", "layered", "distributed", "compact", "robust");

    private static Field of(String ipc, String things, String purposes) {
        return new Field(List.of(ipc.split(",", -1)), List.of(things.split(",", -1)), List.of(purposes.split(",", -1)));
    }

    static Field draw(UniformRandomProvider random) {
        return one(ALL, random);
    }

    /** Draws four different symbols. */
    List<String> symbols(UniformRandomProvider random) {
        List<String> left = new ArrayList<>(ipc);
        List<String> drawn = new ArrayList<>();
        while (drawn.size() < SYMBOLS) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    String title(UniformRandomProvider random) {
        return "SIMULATED " + one(ADJECTIVES, random) + " " + one(things, random) + " for " + one(purposes, random)
                + " with " + one(PARTS, random);
    }

    String abstractText(UniformRandomProvider random) {
        StringBuilder text = new StringBuilder("This SIMULATED filing stands for no real one.");
        while (text.length() < ABSTRACT) {
            text.append(" A ").append(one(ADJECTIVES, random)).append(' ').append(one(things, random));
            text.append(" for ")
                    .append(one(purposes, random))
                    .append(" comprises ")
                    .append(one(PARTS, random));
            text.append(" and ")
                    .append(one(PARTS, random))
                    .append(". ")
                    .append(one(EFFECTS, random))
                    .append('.');
        }
        return text.toString();
    }

    private static <T> T one(List<T> words, UniformRandomProvider random) {
        return words.get(random.nextInt(words.size()));
    }
}
