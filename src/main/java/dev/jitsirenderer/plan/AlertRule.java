package dev.jitsirenderer.plan;

import dev.jitsirenderer.topology.AlertName;
import java.time.Duration;

/// An alert before it is given to an installation.
///
/// @param summary one line with the labels of the alert, in Prometheus's template language
/// @param description what it means and what to do first; the runbook has the rest
record AlertRule(Condition condition, String summary, String description) {

    enum Severity {
        /// People cannot meet, and it does not heal by itself.
        CRITICAL("critical"),
        /// Somebody should look at it today.
        WARNING("warning");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// @param holdFor how long the query must return something
    record Condition(AlertName name, Severity severity, Duration holdFor, Query query) {

        AlertRule says(String summary, String description) {
            return new AlertRule(this, summary, description);
        }
    }

    static Condition critical(AlertName name, Duration holdFor, Query query) {
        return new Condition(name, Severity.CRITICAL, holdFor, query);
    }

    static Condition warning(AlertName name, Duration holdFor, Query query) {
        return new Condition(name, Severity.WARNING, holdFor, query);
    }

    /// A percentage as PromQL compares with it: `0.80` for 80.
    static String fraction(int percent) {
        return "%s.%s%s".formatted(percent / 100, percent / 10 % 10, percent % 10);
    }
}
