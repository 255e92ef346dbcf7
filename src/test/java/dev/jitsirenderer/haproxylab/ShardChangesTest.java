package dev.jitsirenderer.haproxylab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.topology.Balance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rooms stay where they are while shards come, drain and die.
@QuarkusTest
class ShardChangesTest {

    private static final int ROOMS = 1_000;

    /// How soon a new shard has to get rooms. On a machine that has other work one attempt may take longer.
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int ATTEMPTS = 3;

    @BeforeAll
    static void needsPrograms() {
        Lab.requirePrograms();
    }

    @Test
    void addsAShardByItsNameAlone() throws Exception {
        var table = new Table(
                "A third shard's name appears, nothing is reloaded",
                "balance",
                "rooms before",
                "moved",
                "split",
                "new rooms reach it after",
                "new rooms on it",
                "of those split at first");
        BothBalances.play(table, 2, (lab, balance) -> {
            var before = lab.settle(Lab.rooms("before-", ROOMS));

            var reached = reachesNewRooms(lab, 2);
            var after = lab.enter(before.shards().keySet(), Duration.ZERO);
            var first = lab.enter(Lab.rooms("after-", ROOMS), Lab.APART);
            var news = lab.settle(Lab.rooms("after-", ROOMS));
            for (int attempt = 1; attempt < ATTEMPTS && reached.compareTo(SOON) > 0; attempt++) {
                reached = reachesNewRooms(lab, 2 + attempt);
            }

            table.row(
                    balance.word(),
                    before.count(),
                    after.movedSince(before),
                    after.split(),
                    reached.toMillis() + " ms",
                    news.on("shard-2").size(),
                    first.split());
            assertThat(after.movedSince(before)).isZero();
            assertThat(after.split()).isZero();
            assertTogether(balance, first);
            assertThat(reached).isLessThan(SOON);
            assertThat(news.on("shard-2")).hasSizeBetween(ROOMS / 5, ROOMS / 2);
        });
    }

    /// How long after its name appeared a new room is on a new shard.
    private static Duration reachesNewRooms(Lab lab, int shard) throws IOException {
        var rooms = new AtomicInteger();
        lab.addShard(shard);
        var reached = Eventually.holds("a new room reaches shard " + shard, () -> {
            var target = "/http-bind?room=to-%d-%d".formatted(shard, rooms.incrementAndGet());
            return Client.ask(lab.entrances().getFirst(), target).shard().equals("shard-" + shard);
        });
        lab.awaitShards(shard + 1);
        return reached;
    }

    @Test
    void drainsAShardWithItsRooms() throws Exception {
        var table = new Table(
                "A shard drains: new configuration, proxies restarted one after the other",
                "balance",
                "rooms before",
                "of them on the shard",
                "moved",
                "new rooms",
                "of them on the shard");
        BothBalances.play(table, 3, (lab, balance) -> {
            var before = lab.settle(Lab.rooms("before-", ROOMS));

            lab.rollOut("shards.1.state=draining");
            var after = lab.enter(before.shards().keySet(), Duration.ZERO);
            var news = lab.enter(Lab.rooms("after-", ROOMS), Lab.APART);

            table.row(
                    balance.word(),
                    before.count(),
                    before.on("shard-1").size(),
                    after.movedSince(before),
                    news.count(),
                    news.on("shard-1").size());
            assertThat(before.on("shard-1")).isNotEmpty();
            assertThat(after.movedSince(before)).isZero();
            assertThat(news.on("shard-1")).isEmpty();
        });
    }

    @Test
    void movesTheRoomsOfADeadShardTogether() throws Exception {
        var table = new Table(
                "The Prosody of a shard dies and returns",
                "balance",
                "rooms on it",
                "down after",
                "websockets cut",
                "others cut",
                "entered elsewhere",
                "split at first",
                "other rooms moved",
                "of those entered, back after its return",
                "of the others, back");
        BothBalances.play(table, 3, (lab, balance) -> {
            var before = lab.settle(Lab.rooms("room-", ROOMS));
            var there = before.on("shard-1");
            var entered = there.subList(0, there.size() / 2);
            var untouched = there.subList(there.size() / 2, there.size());
            var unaffected = new ArrayList<>(before.shards().keySet());
            unaffected.removeAll(there);
            var sockets = openWebsockets(lab, entered.subList(0, 20));
            var others = openWebsockets(lab, before.on("shard-0").subList(0, 20));

            lab.pod(1).prosody(false);
            var down = lab.awaitDown(1);
            var cut = cut(sockets, 10_000);
            var othersCut = cut(others, 1);
            var first = lab.enter(entered, Lab.APART);
            var elsewhere = lab.settle(entered);
            var stayed = lab.enter(unaffected, Duration.ZERO);

            lab.pod(1).prosody(true);
            lab.awaitShards(3);
            var returned = lab.enter(entered, Duration.ZERO);
            var back = lab.enter(untouched, Duration.ZERO);

            table.row(
                    balance.word(),
                    there.size(),
                    down.toMillis() + " ms",
                    cut + " of " + sockets.size(),
                    othersCut + " of " + others.size(),
                    elsewhere.count() - elsewhere.on("shard-1").size(),
                    first.split(),
                    stayed.movedSince(before),
                    returned.movedSince(elsewhere),
                    back.on("shard-1").size() + " of " + back.count());
            assertThat(cut).isEqualTo(sockets.size());
            assertThat(othersCut).isZero();
            assertThat(first.on("shard-1")).isEmpty();
            assertTogether(balance, first);
            assertThat(stayed.movedSince(before)).isZero();
            assertThat(returned.movedSince(elsewhere)).isZero();
            assertThat(back.movedSince(before)).isZero();
        });
    }

    /// nginx gone altogether: what is asked for meanwhile is asked again elsewhere.
    @Test
    void answersWhileAWebPodIsGone() throws Exception {
        var table = new Table(
                "The web Pod of a shard is gone, its rooms are entered at once",
                "balance",
                "rooms on it",
                "errors",
                "entered elsewhere",
                "split at first");
        BothBalances.play(table, 3, (lab, balance) -> {
            var before = lab.settle(Lab.rooms("room-", 300));
            var there = before.on("shard-1");

            lab.kill(1);
            var errors = 0;
            for (var room : there) {
                errors += isAnswered(lab, room) ? 0 : 1;
            }
            lab.awaitDown(1);
            var elsewhere = lab.enter(there, Lab.APART);

            table.row(balance.word(), there.size(), errors, elsewhere.count(), elsewhere.split());
            // A request that waits at the very moment the shard is marked down is cut with its connections.
            assertThat(errors).isLessThanOrEqualTo(1);
            assertTogether(balance, elsewhere);
            assertThat(elsewhere.on("shard-1")).isEmpty();
            lab.settle(there);
        });
    }

    /// Round robin splits a room when two enter it before the proxies have heard of each other's, however long that
    /// takes on a busy machine; who comes again then is together. Consistent hash splits none, not even at first.
    private static void assertTogether(Balance balance, Rooms first) {
        if (balance == Balance.CONSISTENT_HASH) {
            assertThat(first.split()).isZero();
        }
    }

    private static boolean isAnswered(Lab lab, String room) throws IOException {
        try (var client = new Client(lab.entrances().getFirst())) {
            return client.ask("/http-bind?room=" + room).status() == 200;
        } catch (EOFException | SocketException e) {
            return false;
        }
    }

    private static List<Client> openWebsockets(Lab lab, List<String> rooms) throws IOException {
        var clients = new ArrayList<Client>();
        for (var room : rooms) {
            var client = new Client(lab.entrances().get(clients.size() % 2));
            assertThat(client.openWebsocket("/xmpp-websocket?room=" + room).status())
                    .isEqualTo(101);
            clients.add(client);
        }
        return clients;
    }

    private static int cut(List<Client> clients, int millis) throws IOException {
        var cut = 0;
        for (var client : clients) {
            cut += client.isCutWithin(millis) ? 1 : 0;
        }
        return cut;
    }
}
