package dev.jitsirenderer.haproxylab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.topology.Balance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A room is on one shard, whichever proxy is asked and however close together.
@QuarkusTest
class RoomRoutingTest {

    private static final int ROOMS = 4_000;

    @BeforeAll
    static void needsPrograms() {
        Lab.requirePrograms();
    }

    @Test
    void answersForARoomFromOneShardThroughBothProxies() throws IOException {
        var table = new Table(
                "%d rooms, each entered through two proxies".formatted(ROOMS),
                "balance",
                "apart",
                "split at first",
                "split a second later");
        try {
            for (var balance : Balance.values()) {
                try (var lab = Lab.start(balance, 3, 2)) {
                    for (var apart : List.of(0, 1, 5, 50)) {
                        var rooms = Lab.rooms("apart-%d-".formatted(apart), ROOMS);

                        var first = Rooms.enter(lab.entrances(), rooms, Duration.ofMillis(apart));
                        Eventually.pause(Duration.ofSeconds(1));
                        var later = Rooms.enter(lab.entrances(), rooms, Duration.ZERO);

                        table.row(balance.word(), apart + " ms", share(first.split()), share(later.split()));
                        assertThat(first.count()).isEqualTo(ROOMS);
                        if (balance == Balance.CONSISTENT_HASH) {
                            assertThat(first.split()).isZero();
                            assertThat(later.movedSince(first)).isZero();
                        }
                    }
                }
            }
        } finally {
            table.print();
        }
    }

    @Test
    void answersForARoomFromOneShardThroughThreeProxies() throws IOException {
        try (var lab = Lab.start(Balance.CONSISTENT_HASH, 3, 3)) {
            var first = Rooms.enter(lab.entrances(), Lab.rooms("room-", ROOMS), Duration.ZERO);
            lab.awaitSameTables();
            lab.restart(2);
            var later = Rooms.enter(lab.entrances(), Lab.rooms("room-", ROOMS), Duration.ZERO);

            assertThat(first.split()).isZero();
            assertThat(later.movedSince(first)).isZero();
            assertThat(lab.awaitSameTables()).hasSize(ROOMS);
        }
    }

    private static String share(int split) {
        return "%d (%.1f %%)".formatted(split, 100.0 * split / ROOMS);
    }
}
