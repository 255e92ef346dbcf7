package dev.jitsirenderer.values;

import dev.jitsirenderer.topology.Capabilities;
import java.util.List;

/// What an environment must live with.
///
/// @param capabilities of its cluster
/// @param neighbours other environments of the repository, for what must not collide
public record Surroundings(Capabilities capabilities, List<Neighbour> neighbours) {

    public static final Surroundings UNKNOWN = new Surroundings(Capabilities.UNKNOWN, List.of());

    public Surroundings {
        neighbours = List.copyOf(neighbours);
    }
}
