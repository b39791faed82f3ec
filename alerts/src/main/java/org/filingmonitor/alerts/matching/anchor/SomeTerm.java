package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Predicate;
import org.filingmonitor.alerts.query.FieldTerms;

/**
 * Passed by filings of which some term of a field is as a rule says.
 *
 * @param field the field
 * @param rule tells of a term whether it will do
 */
record SomeTerm(String field, Predicate<String> rule) implements Check {

    @Override
    public boolean holds(FilingFeatures filing) {
        FieldTerms terms = filing.terms(field);
        if (terms == null) {
            return false;
        }
        for (int i = 0; i < terms.size(); i++) {
            if (rule.test(terms.term(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Effort effort() {
        return Effort.GREAT;
    }
}
