package dev.jitsirenderer.plan;

/// An expression of PromQL, built from the inside out. Every function is on lines of its own: people read these in
/// Prometheus.
record Query(String text) {

    /// @param expression a series or text
    static Query of(Object expression) {
        return new Query(expression.toString());
    }

    /// @param function or aggregation, such as `sum by (shard)`
    Query over(String function) {
        var space = function.contains(" ") ? " " : "";
        return new Query("%s%s(\n%s)".formatted(function, space, text.indent(2)));
    }

    /// The same with the shard of a Pod's series in the label `shard`.
    Query byShardOfPod() {
        return labelled("shard", SeriesPlanner.SHARD, "(.+)");
    }

    /// The same with the shard of a server's series in the label `shard`.
    Query byShardOfServer() {
        return labelled("shard", "server", ".*shard-([0-9]+)");
    }

    /// The same with a part of one label in another.
    ///
    /// @param pattern of the whole value; its first group is the part
    Query labelled(String label, String source, String pattern) {
        return of("%s,\n\"%s\", \"$1\", \"%s\", \"%s\"".formatted(text, label, source, pattern))
                .over("label_replace");
    }

    /// @param condition such as `== 0`
    Query is(String condition) {
        return new Query("%s %s".formatted(text, condition));
    }

    @Override
    public String toString() {
        return text;
    }
}
