package org.filingmonitor.event;

import org.apache.avro.data.TimeConversions.DateConversion;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * What Avro must be told, once in a process, before it can handle the monitor's generated records. Topics, serializers and
 * serdes do so; only who uses the records without any of them has to.
 */
public final class GeneratedRecords {

    static {
        trustOwnClasses();
        compareDatesInLists();
    }

    private GeneratedRecords() {}

    /** Tells Avro. Called again, it does nothing. */
    public static void enable() {
        // The class is initialised by now, and that was it.
    }

    /** Since 1.12.2 Avro makes objects only of classes that it was told to trust, generated ones not excepted. */
    private static void trustOwnClasses() {
        ClassSecurityPredicate ours = type -> type.getName().startsWith("org.filingmonitor.");
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
    }

    /** Avro's lists compare their records by the generic model, which without these throws at a date in a union. */
    private static void compareDatesInLists() {
        GenericData.get().addLogicalTypeConversion(new DateConversion());
        GenericData.get().addLogicalTypeConversion(new TimestampMillisConversion());
    }
}
