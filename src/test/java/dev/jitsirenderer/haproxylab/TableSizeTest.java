package dev.jitsirenderer.haproxylab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.topology.Balance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What remembering costs.
@QuarkusTest
class TableSizeTest {

    private static final int ROOMS = 100_000;

    @BeforeAll
    static void needsPrograms() {
        Lab.requirePrograms();
    }

    @Test
    void remembersAHundredThousandRooms() throws IOException {
        var table = new Table("%d rooms in the table".formatted(ROOMS), "what", "value");
        try (var lab = Lab.start(Balance.CONSISTENT_HASH, 3, 2, "haproxy.stickTable.size=" + 2 * ROOMS)) {
            var empty = lab.proxy(1).residentKibibytes();

            var rooms = Rooms.enter(lab.entrances().subList(0, 1), Lab.rooms("room-", ROOMS), Duration.ZERO);
            var behind = Eventually.holds(
                    "the other proxy has heard of all", () -> lab.proxy(1).countedRooms() >= ROOMS);
            // This one served no request, so the difference is the table.
            var full = lab.proxy(1).residentKibibytes();

            lab.proxy(1).stop();
            var stopped = System.nanoTime();
            lab.startProxy(1);
            var listening = Duration.ofNanos(System.nanoTime() - stopped);
            Eventually.holds(
                    "the restarted proxy knows all rooms again",
                    () -> lab.proxy(1).countedRooms() >= ROOMS);
            var synchronised = Duration.ofNanos(System.nanoTime() - stopped);
            lab.awaitReady(1);
            var after = Rooms.enter(
                    lab.entrances().subList(1, 2),
                    rooms.shards().keySet().stream().limit(10_000).toList(),
                    Duration.ZERO);

            table.row("rooms at the first proxy", lab.proxy(0).countedRooms());
            table.row("the second had heard of all after", behind.toMillis() + " ms");
            table.row("memory of the second, empty", empty + " KiB");
            table.row("memory of the second, full", full + " KiB");
            table.row("bytes for each room", (full - empty) * 1024 / ROOMS);
            table.row("restarted: answers after", listening.toMillis() + " ms");
            table.row("restarted: knows all rooms after", synchronised.toMillis() + " ms");
            table.row("of 10,000 rooms moved", after.movedSince(rooms));
            assertThat(lab.awaitSameTables()).hasSize(ROOMS);
            assertThat(after.movedSince(rooms)).isZero();
            assertThat(full - empty).isLessThan(100 * 1024);
        } finally {
            table.print();
        }
    }
}
