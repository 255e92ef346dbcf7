package dev.jitsirenderer.haproxylab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.topology.Balance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rooms stay where they are while proxies, web Pods and DNS fail. They were placed in two steps, before and after a
/// third shard came, so that the hash alone would move some of them.
@QuarkusTest
class OutagesTest {

    private static final int ROOMS = 500;

    /// Longer than every patience of the resolver: retries take 3 s, a name that is denied is held for 30 s.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    @BeforeAll
    static void needsPrograms() {
        Lab.requirePrograms();
    }

    @Test
    void keepsRoomsThroughRestartsAndReplacements() throws Exception {
        var table = new Table(
                "%d rooms, half of them placed on two shards and half on three".formatted(2 * ROOMS),
                "balance",
                "what happened",
                "moved",
                "split");
        BothBalances.play(table, 2, (lab, balance) -> {
            var before = placedInTwoSteps(lab);

            lab.restart(0);
            var restarted = again(lab, before);
            table.row(balance.word(), "one proxy restarted", restarted.movedSince(before), restarted.split());

            Eventually.pause(Lab.MIN_READY);
            lab.rollOut();
            var both = again(lab, before);
            table.row(balance.word(), "both restarted, one after the other", both.movedSince(before), both.split());

            var followed = lab.replaceWebPod(1);
            var replaced = again(lab, before);
            table.row(
                    balance.word(),
                    "web Pod with a new address, followed in %d ms".formatted(followed.toMillis()),
                    replaced.movedSince(before),
                    replaced.split());

            lab.restartAllAtOnce(3);
            var lost = again(lab, before);
            table.row(balance.word(), "both stopped, then started: tables lost", lost.movedSince(before), lost.split());

            assertThat(restarted.movedSince(before)).isZero();
            assertThat(both.movedSince(before)).isZero();
            assertThat(replaced.movedSince(before)).isZero();
            if (balance == Balance.CONSISTENT_HASH) {
                assertThat(lost.split()).isZero();
            }
        });
    }

    @Test
    void keepsRoomsWhenAllTablesAreLost() throws Exception {
        var table = new Table(
                "%d rooms on three shards, both proxies stopped and started".formatted(ROOMS),
                "balance",
                "moved",
                "split");
        BothBalances.play(table, 3, (lab, balance) -> {
            var before = lab.settle(Lab.rooms("room-", ROOMS));

            lab.restartAllAtOnce(3);
            var after = again(lab, before);

            table.row(balance.word(), after.movedSince(before), after.split());
            if (balance == Balance.CONSISTENT_HASH) {
                assertThat(after.movedSince(before)).isZero();
                assertThat(after.split()).isZero();
            }
        });
    }

    @Test
    void keepsRoomsWhileDnsIsSilent() throws Exception {
        var table = new Table(
                "%d rooms, DNS takes questions for %d s and answers none".formatted(2 * ROOMS, SILENCE.toSeconds()),
                "balance",
                "shards up at the end",
                "moved meanwhile",
                "moved after it",
                "split");
        BothBalances.play(table, 2, (lab, balance) -> {
            var before = placedInTwoSteps(lab);

            lab.dns().fallSilent();
            Eventually.pause(SILENCE);
            var up = lab.proxy(0).shardsThatAreUp();
            var silent = again(lab, before);
            lab.dns().answerAgain();
            lab.awaitDns();
            var after = again(lab, before);

            table.row(
                    balance.word(),
                    up.size(),
                    silent.movedSince(before),
                    after.movedSince(before),
                    silent.split() + after.split());
            assertThat(up).hasSize(3);
            assertThat(silent.movedSince(before)).isZero();
            assertThat(after.movedSince(before)).isZero();
        });
    }

    private static Rooms placedInTwoSteps(Lab lab) throws IOException {
        var two = lab.settle(Lab.rooms("two-", ROOMS));
        lab.addShard(2);
        lab.awaitShards(3);
        return two.with(lab.settle(Lab.rooms("three-", ROOMS)));
    }

    private static Rooms again(Lab lab, Rooms before) {
        return lab.enter(before.shards().keySet(), Duration.ZERO);
    }
}
