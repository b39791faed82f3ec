package org.filingmonitor.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The applications meet through topics alone. Think hard before a rule changes here. */
@AnalyzeClasses(packages = "org.filingmonitor", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    private static final String PRODUCER = "org.filingmonitor.producer..";
    private static final String STREAMS = "org.filingmonitor.streams..";
    private static final String ALERTS = "org.filingmonitor.alerts..";
    private static final String MONITOR = "org.filingmonitor.monitor..";

    @ArchTest
    static final ArchRule producerKnowsNoOtherApplication = noClasses()
            .that()
            .resideInAPackage(PRODUCER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STREAMS, ALERTS, MONITOR);

    @ArchTest
    static final ArchRule streamsKnowsNoOtherApplication = noClasses()
            .that()
            .resideInAPackage(STREAMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PRODUCER, ALERTS, MONITOR);

    @ArchTest
    static final ArchRule alertsKnowsNoOtherApplication = noClasses()
            .that()
            .resideInAPackage(ALERTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PRODUCER, STREAMS, MONITOR);

    @ArchTest
    static final ArchRule schemasKnowsNoApplication = noClasses()
            .that()
            .resideInAPackage("org.filingmonitor..")
            .and()
            .resideOutsideOfPackages(PRODUCER, STREAMS, ALERTS, MONITOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PRODUCER, STREAMS, ALERTS, MONITOR);

    @ArchTest
    static final ArchRule noClassButTheBrokerUsesKafkasServer = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.filingmonitor.monitor.local.InJvmBroker")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kafka..",
                    "org.apache.kafka.server..",
                    "org.apache.kafka.metadata..",
                    "org.apache.kafka.raft..",
                    "org.apache.kafka.controller..",
                    "org.apache.kafka.storage..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.filingmonitor.(**)").should().beFreeOfCycles();
}
