package dev.jitsirenderer.topology;

/// A run of UDP ports, both ends included.
public record PortBlock(int first, int last) {

    private static final int LAST_PORT = 65_535;

    public PortBlock {
        if (first < 1 || last < first || last > LAST_PORT) {
            throw new IllegalArgumentException("no ports " + first + ".." + last);
        }
    }

    public int size() {
        return last - first + 1;
    }

    public boolean overlaps(PortBlock other) {
        return first <= other.last && other.first <= last;
    }

    public boolean contains(PortBlock other) {
        return first <= other.first && other.last <= last;
    }

    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
